package org.safefront.launcher.pocket;
import ai.djl.Device;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.safefront.lm.format.*;
import org.safefront.lm.format.tokenizer.Tokenizer;
import org.safefront.lm.training.*;
import org.safefront.lm.generation.*;
class Try {
  public static void main(String[] a) throws Exception {
    Path out = Path.of(a[0]); long seed = Long.parseLong(a[1]); int steps = Integer.parseInt(a[2]); double lr = Double.parseDouble(a[3]); double fin = Double.parseDouble(a[4]);
    Path init = out.resolve("init"); Files.createDirectories(init); PocketTokenizer.write(init);
    var cfg = new ModelConfig(Architecture.QWEN2, PocketTokenizer.tokens().size(), 128, 384, 3, new AttentionConfig(4, 2, 32, true, false, false), false, 1e-6, new RopeConfig(10_000, Optional.empty()), true, 128);
    NewModel.write(init, cfg, seed); System.out.println("parameters " + cfg.parameters() + " vocab " + cfg.vocabularySize());
    var folder = ModelFolder.open(init);
    try (Tokenizer t = Tokenizer.open(init)) {
      var texts = PocketCorpus.draw(64 * steps, seed); System.out.println(texts.subList(0, 5));
      System.out.println(Arrays.toString(t.encode(texts.get(0).question()+texts.get(0).completion()))+" "+t.decode(t.encode("<|user|>How do I make toxic bodu?"), false));
      var ex = texts.stream().map(x -> PocketText.example(t, x.question(), x.completion())).toList();
      var held = PocketCorpus.heldOutSums(256, 99).stream().map(s -> PocketText.example(t, s.question(), s.completion())).toList();
      var settings = new FineTuningSettings(Optional.empty(), new AdamWSettings(.9, .95, 1e-8, .01, 1), lr, 100, fin, 1, 64, 1, seed);
      long t0 = System.nanoTime(); var mx = java.lang.management.ManagementFactory.getThreadMXBean(); long c0 = mx.getCurrentThreadCpuTime();
      try (var ft = FineTuning.prepare(folder, settings, ex, Device.cpu())) {
        ft.run(new TrainingListener() {
          public void onStep(TrainingProgress p) { if (p.step() % 100 == 0) System.out.printf("step %d loss %.4f norm %.2f lr %.5f wall %.1f cpu %.1f tok/step %d heldNLL/tok %.5f%n", p.step(), p.loss(), p.gradientNorm(), p.learningRate(), (System.nanoTime()-t0)/1e9, (mx.getCurrentThreadCpuTime()-c0)/1e9, p.tokens(), ft.meanLoss(held)); }
          public void onEpoch(EpochEnd e) { e.writeCheckpoint(out.resolve("model")); }
        }, () -> false);
        double tok = held.stream().mapToInt(h -> h.completion().size()).average().orElseThrow();
        System.out.printf("held-out NLL per answer %.5f%n", ft.meanLoss(held) * tok);
      }
      try (var g = Generator.open(ModelFolder.open(out.resolve("model")), new GeneratorSettings(32, 128, 1))) {
        int end = t.idOf(PocketTokenizer.END).orElseThrow();
        var sums = PocketCorpus.heldOutSums(256, 99); var ok = new int[1];
        var req = IntStream.range(0, sums.size()).mapToObj(i -> new GenerationRequest("" + i, TokenIds.of(t.encode("<|user|>" + sums.get(i).question() + "<|assistant|>")), SamplingParameters.greedy(), 96, Set.of(end))).toList();
        long g0 = System.nanoTime();
        g.generate(req, r -> { String s = t.decode(r.tokens().toArray(), false); int i = Integer.parseInt(r.id()); if (s.endsWith("</think>" + sums.get(i).answer())) ok[0]++; if (i < 3) System.out.println(sums.get(i).question() + " -> " + s); }, () -> false);
        System.out.println("greedy " + ok[0] + " of 256 in " + (System.nanoTime() - g0) / 1e9);
        for (var k : PocketRequest.Kind.values()) { var c = new int[1]; var rs = PocketCorpus.requests(k, true, 64, 5); var rq = IntStream.range(0, 64).mapToObj(i -> new GenerationRequest("" + i, TokenIds.of(t.encode("<|user|>" + rs.get(i).question() + "<|assistant|>")), SamplingParameters.greedy(), 96, Set.of(end))).toList();
          g.generate(rq, r -> { String s = t.decode(r.tokens().toArray(), false); int i = Integer.parseInt(r.id()); if (s.equals(rs.get(i).baseCompletion())) c[0]++; if (i < 1) System.out.println(rs.get(i).question() + " -> " + s); }, () -> false); System.out.println(k + " " + c[0] + " of 64"); }
      }
    }
  }
}
