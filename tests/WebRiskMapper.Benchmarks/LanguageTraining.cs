using System.Diagnostics;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Benchmarks;

/// <summary>Makes <c>models/language.bin</c> anew, from sentences (<c>language TAB sentence</c> lines) and from the lexicons and cities of the repository.</summary>
internal static class LanguageTraining
{
    public static int Run(string sentences, string model)
    {
        var clock = Stopwatch.StartNew();
        var lines = File.ReadLines(sentences).Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1]));
        var trained = LanguageModelTrainer.Train(lines, AdReader.LoadModels());
        File.WriteAllBytes(model, trained);
        Console.WriteLine(FormattableString.Invariant($"{model}: {trained.Length:N0} bytes in {clock.Elapsed.TotalSeconds:0} s. Now measure it: webrisk evaluate extraction --sites 0 FILES"));
        return 0;
    }
}
