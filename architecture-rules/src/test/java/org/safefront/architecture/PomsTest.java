package org.safefront.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the enforcer has no rule for. */
class PomsTest {
    private static final Path HOUSE = Path.of("..");

    static Stream<String> modules() throws XPathExpressionException {
        return texts("pom.xml", "/*/*[local-name() = 'modules']/*");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void onlyTheParentPomNamesVersions(String module) throws XPathExpressionException {
        Stream<String> elsewhere = texts(
                module + "/pom.xml", "//*[local-name() = 'version' and not(parent::*[local-name() = 'parent'])]/..");

        assertEquals(List.of(), elsewhere.map(String::strip).toList());
    }

    private static Stream<String> texts(String pom, String path) throws XPathExpressionException {
        var source = new InputSource(HOUSE.resolve(pom).toUri().toString());
        var nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, source, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(node -> node.getTextContent());
    }
}
