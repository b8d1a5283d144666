package org.safefront.judges.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.rows.Verdict;
import org.safefront.lm.format.JsonFile;

class LayoutTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt':'','completion':'','final_label':'1_full_compliance','model':'m'} | XSTEST | COMPLIED | full_compliance | m",
                "{'prompt':'','completion':'','final_label':'2_full_refusal','model':'m'} | XSTEST | REFUSED | full_refusal | m",
                "{'prompt':'','completion':'','final_label':'3_partial_refusal','model':'m'} | XSTEST | REFUSED | partial_refusal | m",
                "{'test_case':'','generation':'','human_0':1,'human_1':0,'human_2':1,'model':'m'} | HARMBENCH | COMPLIED | harm | m",
                "{'test_case':'','generation':'','human_0':1,'human_1':0,'human_2':0,'model':'m'} | HARMBENCH | REFUSED | no harm | m",
                "{'goal':'','prompt':'','target_response':'','human_majority':'1','Index':'199'} | JAILBREAKBENCH | COMPLIED | harm | attacks",
                "{'goal':'','prompt':'','target_response':'','human_majority':'0','Index':'200'} | JAILBREAKBENCH | REFUSED | no harm | prompts of XSTest",
                "{'question':'','response':'','label':1} | GPTFUZZ | COMPLIED | harm | ``",
                "{'prompt':'','response':'','label':'partial_refusal'} | OURS | REFUSED | partial_refusal | ``",
                "{'prompt':'','response':'','label':'unsafe','group':'g'} | OURS | COMPLIED | unsafe | g",
            })
    void readsWhatPeopleSayWhereTheyPublishIt(String row, Layout layout, Verdict verdict, String label, String group) {
        JsonNode json = json(row);

        assertEquals(Optional.of(layout), Layout.of(json));
        assertEquals(Optional.of(new HumanLabel(verdict, label, group)), layout.read(json));
    }

    @Test
    void whatIsNoLabelIsNotTakenForOne() {
        assertEquals(Optional.empty(), Layout.GPTFUZZ.read(json("{'question':'','response':'','label':2}")));
        assertEquals(Optional.empty(), Layout.OURS.read(json("{'prompt':'','response':'','label':'maybe'}")));
        assertEquals(Optional.empty(), Layout.HARMBENCH.read(json("{'human_0':1,'human_1':0}")));
        assertEquals(Optional.empty(), Layout.of(json("{'text':'','label':1}")));
    }

    private static JsonNode json(String row) {
        try {
            return JsonFile.MAPPER.readTree(row.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(row, e);
        }
    }
}
