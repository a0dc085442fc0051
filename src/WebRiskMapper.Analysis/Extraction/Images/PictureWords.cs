using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Extraction.Images;

/// <summary>
/// What sites call their files of pictures (<c>models/picture-words.csv</c>): words for a picture's size, for what belongs to the site and shows
/// nobody, and for signs. Words of all languages count everywhere: software is seldom in the site's language.
/// </summary>
internal sealed class PictureWords
{
    private const string Path = "models/picture-words.csv";

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> sizes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> furniture;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> signs;
    private readonly string letters;

    private PictureWords(ModelFiles files)
    {
        var words = ReferenceCsv.Rows(files, Path, "kind", "words").SelectMany(row => row[1].Split('|').Select(word => (Kind: row[0], Word: word))).ToLookup(w => w.Kind, w => w.Word, StringComparer.Ordinal);
        sizes = Set(words["size"]);
        furniture = Set(words["furniture"]);
        signs = Set(words["sign"]);
        letters = string.Concat(words["letter"]);
    }

    /// <exception cref="FormatException">The file is malformed; the message names line and column.</exception>
    public static PictureWords Load(ModelFiles files) => files.Shared(static f => new PictureWords(f));

    /// <summary>"thumb", "large", "vorschau".</summary>
    public bool IsSize(ReadOnlySpan<char> word) => sizes.Contains(word);

    /// <summary>"s", "m", "l": a size where the rest of the name tells the picture.</summary>
    public bool IsSizeLetter(ReadOnlySpan<char> word) => word.Length == 1 && letters.Contains(word[0]);

    /// <summary>Whether an address names a logo, a flag, a smiley or another picture of the site's: a word of it says so, or its file's name is made of nothing but words for signs.</summary>
    /// <param name="address">Path and query, without the host.</param>
    public bool IsFurniture(ReadOnlySpan<char> address)
    {
        Span<char> lower = stackalloc char[Math.Min(address.Length, 300)];
        address[..lower.Length].ToLowerInvariant(lower);
        var path = (ReadOnlySpan<char>)lower;
        var file = path[(path.LastIndexOf('/') + 1)..];
        var dot = file.LastIndexOf('.');
        var (name, nameEnd) = (path.Length - file.Length, path.Length - file.Length + (dot < 0 ? file.Length : dot));
        var (inName, inSigns) = (0, 0);
        for (var i = 0; i < path.Length; i++)
        {
            var start = i;
            while (i < path.Length && char.IsLetter(path[i]))
            {
                i++;
            }

            if (i - start > 1)
            {
                var word = path[start..i];
                if (furniture.Contains(word))
                {
                    return true;
                }

                var isOfName = start >= name && i <= nameEnd;
                inName += isOfName ? 1 : 0;
                inSigns += isOfName && signs.Contains(word) ? 1 : 0;
            }
        }

        return inName > 0 && inName == inSigns && !file[..(nameEnd - name)].ContainsAnyInRange('0', '9');
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IEnumerable<string> words) => words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
