using System.IO.Compression;
using System.Text;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>The weights for the languages that share one script, as small integers with one scale.</summary>
/// <param name="Weights">Row per bucket, column per language.</param>
internal sealed record ScriptModel(Script Script, string[] Languages, int Buckets, float Scale, sbyte[] Weights);

/// <summary>
/// The trained language model as a file: <c>WRLI2</c>, then, compressed, for each script its languages, number of buckets,
/// scale and weights.
/// </summary>
internal static class LanguageModel
{
    private static readonly byte[] Magic = "WRLI2"u8.ToArray();

    public static byte[] Write(IReadOnlyList<ScriptModel> scripts)
    {
        using var stream = new MemoryStream();
        stream.Write(Magic);
        using (var compressed = new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(compressed, Encoding.UTF8))
        {
            writer.Write(scripts.Count);
            foreach (var script in scripts)
            {
                writer.Write((byte)script.Script);
                writer.Write(script.Languages.Length);
                foreach (var language in script.Languages)
                {
                    writer.Write(language);
                }

                writer.Write(script.Buckets);
                writer.Write(script.Scale);
                foreach (var weight in script.Weights)
                {
                    writer.Write(weight);
                }
            }
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a language model of this version.</exception>
    public static IReadOnlyList<ScriptModel> Read(ReadOnlyMemory<byte> file, string path)
    {
        if (!file.Span.StartsWith(Magic))
        {
            throw new InvalidDataException($"{path}: not a language model of this version; train it again with LanguageModelTrainer.");
        }

        using var stream = new MemoryStream(file[Magic.Length..].ToArray());
        using var compressed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(compressed, Encoding.UTF8);
        var scripts = new ScriptModel[reader.ReadInt32()];
        for (var i = 0; i < scripts.Length; i++)
        {
            var script = (Script)reader.ReadByte();
            var languages = new string[reader.ReadInt32()];
            for (var j = 0; j < languages.Length; j++)
            {
                languages[j] = reader.ReadString();
            }

            var buckets = reader.ReadInt32();
            var scale = reader.ReadSingle();
            var weights = new sbyte[buckets * languages.Length];
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
            scripts[i] = new ScriptModel(script, languages, buckets, scale, weights);
        }

        return scripts;
    }
}
