package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module of TorchScript methods, loaded from source text. It gives Java every ATen operator with autograd, in one native
 * call for as much work as the text holds.
 *
 * <p>PyTorch loads modules from a zip archive of four stored entries; such an archive is made here in memory. The module
 * has no parameters: tensors come as arguments. Constants are put into the text where it says {@code self.name}.
 */
final class TorchScript implements AutoCloseable {
    private static final String MODULE = "Methods";
    /** Pickle protocol 2: an object of class __torch__.Methods whose state says training = False. */
    private static final byte[] STATE = concat(
            new byte[] {(byte) 0x80, 2},
            ("c__torch__\n" + MODULE + "\n").getBytes(StandardCharsets.US_ASCII),
            new byte[] {'q', 0, ')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0},
            "training".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0x89, 'u', 'b', '.'});
    /** Pickle protocol 2: an empty tuple. */
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final NDManager manager;
    private final PtSymbolBlock block;
    private final Map<String, NDArray> methodNames = new HashMap<>();

    private TorchScript(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /**
     * Loads the methods in a resource beside this class.
     *
     * @param parent whose engine and device are used
     * @param resource file of {@code def name(self, ...)} methods
     * @param constants integers and doubles by name
     */
    static TorchScript load(NDManager parent, String resource, Map<String, Number> constants) {
        NDManager manager = parent.newSubManager();
        try (InputStream source = Optional.ofNullable(TorchScript.class.getResourceAsStream(resource))
                .orElseThrow()) {
            byte[] archive = archive(new String(source.readAllBytes(), StandardCharsets.UTF_8), constants);
            PtSymbolBlock block =
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), true, false);
            return new TorchScript(manager, block);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be loaded", e);
        }
    }

    /** Calls a method that returns a Tensor, see {@link #callForList}. */
    NDArray call(String method, Object... arguments) {
        return callForList(method, arguments).get(0);
    }

    /**
     * Calls a method that returns a List[Tensor].
     *
     * @param method its name
     * @param arguments an {@link NDArray} for each Tensor, an {@link NDList} for each List[Tensor]
     */
    NDList callForList(String method, Object... arguments) {
        var flat = new NDList();
        for (int i = 0; i < arguments.length; i++) {
            // Arrays whose common name ends with [] become one list.
            String listName = "list" + i + "[]";
            if (arguments[i] instanceof NDArray array) {
                array.setName(null);
                flat.add(array);
            } else {
                for (NDArray array : (NDList) arguments[i]) {
                    array.setName(listName);
                    flat.add(array);
                }
            }
        }
        flat.add(methodNames.computeIfAbsent(method, this::methodName));
        // The optimising executor changes the last bits after its first calls, once it has seen shapes; a run that was
        // resumed would differ from one that was not. The switch belongs to the thread.
        JniUtils.setGraphExecutorOptimize(false);
        // "Training" is what keeps DJL from switching to inference mode, whose results autograd refuses.
        return IValueUtils.forward(block, flat, true);
    }

    /** A loss, and its gradients by the names of what is trained. */
    record Gradients(NDArray loss, Map<String, NDArray> byName) {}

    /**
     * Calls a method that asks autograd for gradients and returns them after the loss.
     *
     * @param method its name
     * @param names of what is trained, in the order in which the method returns the gradients
     * @param arguments of the method
     */
    Gradients gradients(String method, List<String> names, Object... arguments) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try {
            NDList found = callForList(method, arguments);
            var byName = new HashMap<String, NDArray>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), found.get(1 + i));
            }
            return new Gradients(found.get(0), byName);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray methodName(String method) {
        NDArray marker = manager.zeros(new Shape(1));
        NDScope.unregister(marker);
        marker.setName("module_method:" + method);
        return marker;
    }

    private static byte[] archive(String methods, Map<String, Number> constants) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", STATE);
            store(zip, "code/__torch__.py", source(methods, constants).getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", NO_CONSTANTS);
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static String source(String methods, Map<String, Number> constants) {
        String text = methods.replaceAll("(?m)\\s*#.*$", "").replace("(self,", "(self: __torch__." + MODULE + ",");
        for (Map.Entry<String, Number> constant : constants.entrySet()) {
            text = text.replaceAll("\\bself\\." + constant.getKey() + "\\b", literal(constant.getValue()));
        }
        return "class " + MODULE
                + "(Module):\n__parameters__ = []\n__buffers__ = []\ntraining : bool\n"
                        .concat(text)
                        .replace("\n", "\n  ");
    }

    private static String literal(Number value) {
        return value instanceof Integer ? value.toString() : String.format(Locale.ROOT, "%.17e", value.doubleValue());
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry("module/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
