using System.Numerics;
using System.Runtime.InteropServices;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Trains the language model from labelled sentences: for each script a multinomial logistic regression over hashed
/// letter groups, by stochastic gradient descent with averaged weights, on whole sentences and on fragments of one to four
/// words, since titles and labels are short. Same input, same bytes on one kind of processor.
/// </summary>
public static class LanguageModelTrainer
{
    private const int Epochs = 24;
    private const int FragmentsPerSentence = 4;
    private const int LongestFragment = 4;
    private const float LearningRate = 0.45f;
    private const float Decay = 2e-7f;
    private const int Seed = 20_260_101;

    /// <summary>The model file for <see cref="LanguageIdentifier.FromModel"/>.</summary>
    /// <param name="lines">Language (ISO 639-1) and one sentence in it; order matters for the bytes, not for the quality.</param>
    /// <param name="files">Lexicons and cities, to learn the wording of advertisements and their noise from; null to learn the lines as they are.</param>
    public static byte[] Train(IEnumerable<(string Language, string Text)> lines, ModelFiles? files = null)
    {
        var lexicons = files is null ? [] : Lexicon.LoadAll(files);
        var noise = files is null ? TrainingNoise.None : new TrainingNoise(TrainingTexts.Strangers(files, lexicons));
        var models = new List<ScriptModel>();
        foreach (var texts in TrainingTexts.Of(lines, lexicons).GroupBy(t => t.Script).OrderBy(g => g.Key))
        {
            var counts = texts.Where(t => !t.IsPhrase).CountBy(t => t.Language).ToList();
            // A handful of foreign lines in a script (names, quotations) do not make it a language's script.
            string[] languages = [.. counts.Where(c => c.Value * 20 >= counts.Sum(o => o.Value) / counts.Count).Select(c => c.Key).Order(StringComparer.Ordinal)];
            models.Add(languages.Length == 1
                ? new ScriptModel(texts.Key, languages, 0, 0, [])
                : TrainScript(texts.Key, languages, [.. texts.Where(t => languages.Contains(t.Language, StringComparer.Ordinal))], noise));
        }

        return LanguageModel.Write(models);
    }

    private static ScriptModel TrainScript(Script script, string[] languages, List<TrainingText> texts, TrainingNoise noise)
    {
        var buckets = languages.Length > 12 ? 1 << 17 : 1 << 16;
        // Rows are padded so that whole vectors fit.
        var width = (languages.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var weights = new float[buckets * width];
        var sum = new float[buckets * width];
        var random = new Random(Seed);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var features = new List<int>();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var rate = LearningRate * (1 - ((float)epoch / Epochs));
            random.Shuffle(order);
            foreach (var index in order)
            {
                var text = texts[index];
                var truth = Array.IndexOf(languages, text.Language);
                Learn(noise.Apply(text.Words, random), script, buckets, width, languages.Length, truth, rate, weights, features);
                for (var i = 0; i < FragmentsPerSentence && !text.IsPhrase; i++)
                {
                    Learn(noise.Apply(Fragment(text.Words, random), random), script, buckets, width, languages.Length, truth, rate, weights, features);
                }
            }

            // The mean of the later epochs' weights generalises better than the last.
            if (epoch >= Epochs / 2)
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += weights[i];
                }
            }
        }

        return Quantise(script, languages, buckets, width, sum, Epochs - (Epochs / 2));
    }

    private static void Learn(
        ReadOnlySpan<char> text, Script script, int buckets, int width, int languages, int truth, float rate, float[] weights, List<int> features)
    {
        features.Clear();
        LetterNgrams.Collect(text, script, (uint)(buckets - 1), features);
        if (features.Count == 0)
        {
            return;
        }

        Span<float> gradient = stackalloc float[width];
        gradient.Clear();
        var accumulated = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        foreach (var feature in features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * width, width));
            for (var i = 0; i < row.Length; i++)
            {
                accumulated[i] += row[i];
            }
        }

        var unit = 1 / MathF.Sqrt(features.Count);
        Softmax(gradient[..languages], unit);
        gradient[truth] -= 1;
        for (var i = 0; i < languages; i++)
        {
            gradient[i] *= rate * unit;
        }

        gradient[languages..].Clear();
        var shrink = new Vector<float>(1 - (rate * Decay * buckets / 100));
        foreach (var feature in features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * width, width));
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = (row[i] * shrink) - accumulated[i];
            }
        }
    }

    private static void Softmax(Span<float> values, float unit)
    {
        var max = float.NegativeInfinity;
        foreach (ref var value in values)
        {
            value *= unit;
            max = Math.Max(max, value);
        }

        var total = 0f;
        foreach (ref var value in values)
        {
            value = MathF.Exp(value - max);
            total += value;
        }

        foreach (ref var value in values)
        {
            value /= total;
        }
    }

    private static ReadOnlySpan<string> Fragment(string[] words, Random random)
    {
        var length = Math.Min(words.Length, 1 + random.Next(LongestFragment));
        return words.AsSpan(random.Next(words.Length - length + 1), length);
    }

    private static ScriptModel Quantise(Script script, string[] languages, int buckets, int width, float[] sum, int averaged)
    {
        // The few largest weights are cut so that the many small ones keep their differences.
        var magnitudes = sum.Where(w => w != 0).Select(MathF.Abs).Order().ToArray();
        var limit = magnitudes.Length == 0 ? 1 : magnitudes[(int)(magnitudes.Length * 0.9998)];
        var scale = limit / 127f;
        var quantised = new sbyte[buckets * languages.Length];
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            for (var i = 0; i < languages.Length; i++)
            {
                quantised[(bucket * languages.Length) + i] = (sbyte)Math.Clamp(MathF.Round(sum[(bucket * width) + i] / scale), -127, 127);
            }
        }

        return new ScriptModel(script, languages, buckets, scale / averaged, quantised);
    }
}
