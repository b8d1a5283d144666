package org.safefront.launcher.pocket;

import java.util.List;
import java.util.stream.IntStream;
import org.safefront.lm.format.tokenizer.Tokenizer;
import org.safefront.lm.training.Example;
final class PocketText {
    private PocketText() {}
    static Example example(Tokenizer t, String q, String c) { return new Example(list(t.encode("<|user|>" + q + "<|assistant|>")), list(t.encode(c + PocketTokenizer.END))); }
    static List<Integer> list(int[] ids) { return IntStream.of(ids).boxed().toList(); }
}
