using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Tells the language of a text: first by its script, then by a linear model over hashed letter groups. Thread-safe.
/// </summary>
public sealed class LanguageIdentifier
{
    private const string Path = "models/language.bin";

    /// <summary>What a page says of itself shifts the odds three to one: enough to settle a near tie, not to overrule the text.</summary>
    private const float HintLogOdds = 1.1f;

    /// <summary>Characters that only simplified Chinese writes; without them a text in Han characters is taken for Japanese.</summary>
    private const string SimplifiedOnly = "这个们来时说国会对没为还过里发经现样开关长门问间见马车东书买么两严";

    private readonly Dictionary<Script, Weights> scripts;

    private LanguageIdentifier(Dictionary<Script, Weights> scripts)
    {
        this.scripts = scripts;
    }

    /// <exception cref="InvalidDataException">The model file is not one.</exception>
    public static LanguageIdentifier Load(ModelFiles files) => files.Shared(static f => FromModel(f.Bytes(Path)));

    /// <summary>Reads a model that <see cref="LanguageModelTrainer"/> made.</summary>
    public static LanguageIdentifier FromModel(ReadOnlyMemory<byte> model) =>
        new(LanguageModel.Read(model, Path).ToDictionary(s => s.Script, s => new Weights(s)));

    /// <summary>
    /// The likeliest language as ISO 639-1 and its probability by the model; null and 0 when the text has no letters of a
    /// known script.
    /// </summary>
    /// <param name="langAttributeHint">What the page states (ISO 639-1), or null. It only settles near ties.</param>
    public (string? Language, double Confidence) Identify(ReadOnlySpan<char> text, string? langAttributeHint = null)
    {
        var script = LetterNgrams.MainScript(text);
        if (script == Script.Han)
        {
            if (text.IndexOfAny(SimplifiedOnly) >= 0)
            {
                return ("zh", 0.9);
            }

            script = Script.Kana;
        }

        if (!scripts.TryGetValue(script, out var weights))
        {
            return (null, 0);
        }

        return weights.Model.Languages.Length == 1 ? (weights.Model.Languages[0], 1) : Classify(text, weights, langAttributeHint);
    }

    /// <summary>Whether the text reads rather as <paramref name="language"/> than as <paramref name="other"/> (ISO 639-1). True where it holds nothing that <paramref name="other"/> is written in.</summary>
    public bool Prefers(ReadOnlySpan<char> text, string language, string other)
    {
        if (!scripts.TryGetValue(LetterNgrams.MainScript(text), out var weights) || Array.IndexOf(weights.Model.Languages, other) is not (var second and >= 0))
        {
            return true;
        }

        // A script of one language has no weights to compare with.
        var first = Array.IndexOf(weights.Model.Languages, language);
        if (first < 0)
        {
            return false;
        }

        var features = new List<int>(text.Length * 5);
        LetterNgrams.Collect(text, weights.Model.Script, (uint)(weights.Model.Buckets - 1), features);
        Span<int> sums = stackalloc int[weights.Stride];
        sums.Clear();
        weights.AddRows(CollectionsMarshal.AsSpan(features), sums);
        return sums[first] >= sums[second];
    }

    private static (string? Language, double Confidence) Classify(ReadOnlySpan<char> text, Weights weights, string? hint)
    {
        var model = weights.Model;
        var features = new List<int>(text.Length * 5);
        LetterNgrams.Collect(text, model.Script, (uint)(model.Buckets - 1), features);
        if (features.Count == 0)
        {
            return (null, 0);
        }

        var languages = model.Languages.Length;
        Span<int> sums = stackalloc int[weights.Stride];
        sums.Clear();
        weights.AddRows(CollectionsMarshal.AsSpan(features), sums);

        var unit = model.Scale / MathF.Sqrt(features.Count);
        var best = 0;
        Span<float> logits = stackalloc float[languages];
        for (var i = 0; i < languages; i++)
        {
            logits[i] = (sums[i] * unit) + (string.Equals(model.Languages[i], hint, StringComparison.Ordinal) ? HintLogOdds : 0);
            best = logits[i] > logits[best] ? i : best;
        }

        var total = 0.0;
        foreach (var logit in logits)
        {
            total += Math.Exp(logit - logits[best]);
        }

        // In Latin letters Serbian, Croatian and Bosnian differ by a handful of words: there what the page states decides.
        var language = (hint, model.Languages[best]) is ("sr", "hr" or "bs") or ("bs", "hr" or "sr") or ("hr", "bs") ? hint : model.Languages[best];
        return (language, 1 / total);
    }

    /// <summary>A model's rows, padded to whole vectors, so that sixteen languages are added up at once.</summary>
    private sealed class Weights
    {
        /// <summary>As many bytes as can be added up before a sum of 16 bits may overflow.</summary>
        private const int RowsPerSum = 256;

        private readonly sbyte[] rows;

        public Weights(ScriptModel model)
        {
            Model = model with { Weights = [] };
            var languages = model.Languages.Length;
            var lanes = Vector128<sbyte>.Count;
            Stride = (languages + lanes - 1) / lanes * lanes;
            rows = new sbyte[model.Buckets * Stride];
            for (var row = 0; row < model.Buckets; row++)
            {
                model.Weights.AsSpan(row * languages, languages).CopyTo(rows.AsSpan(row * Stride));
            }
        }

        public ScriptModel Model { get; }

        /// <summary>Columns of a row, those beyond the last language being zero.</summary>
        public int Stride { get; }

        public void AddRows(ReadOnlySpan<int> features, Span<int> sums)
        {
            // The columns inside: the rows of one sum are read from memory once and stay near.
            for (var from = 0; from < features.Length; from += RowsPerSum)
            {
                for (var column = 0; column < Stride; column += Vector128<sbyte>.Count)
                {
                    var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
                    foreach (var feature in features[from..Math.Min(from + RowsPerSum, features.Length)])
                    {
                        var (l, h) = Vector128.Widen(Vector128.Create<sbyte>(rows.AsSpan((feature * Stride) + column)));
                        low += l;
                        high += h;
                    }

                    for (var i = 0; i < Vector128<short>.Count; i++)
                    {
                        sums[column + i] += low[i];
                        sums[column + Vector128<short>.Count + i] += high[i];
                    }
                }
            }
        }
    }
}
