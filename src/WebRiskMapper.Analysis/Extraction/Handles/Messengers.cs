using System.Buffers;

namespace WebRiskMapper.Analysis.Extraction.Handles;

/// <summary>A messenger's name at <c>[Start, End)</c> of a text.</summary>
internal readonly record struct MessengerMention(string Service, bool ByPhone, int Start, int End);

/// <summary>Names and link forms of messengers and profile sites, from <c>models/messengers.csv</c>.</summary>
internal sealed class Messengers
{
    private const int ShortestDeclined = 8;
    private const int LongestEnding = 4;

    private readonly Dictionary<string, (string Service, bool ByPhone)>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly SearchValues<char> _firstLetters;
    private readonly int _longest;

    public Messengers(ModelFiles files)
    {
        const string path = "models/messengers.csv";
        var words = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        var links = new List<(string, string)>();
        foreach (var row in ReferenceCsv.Rows(files, path, "service", "kind", "text"))
        {
            switch (row[1])
            {
                case "word" or "phone_word":
                    var word = FoldedText.Fold(row[2]);
                    words.TryAdd(word, (row[0], row[1] is "phone_word"));
                    _longest = Math.Max(_longest, word.Length);
                    break;
                case "link":
                    links.Add((row[2], row[0]));
                    break;
                default:
                    throw new FormatException($"{path}: '{row[2]}' has the kind '{row[1]}'; use word, phone_word or link.");
            }
        }

        _firstLetters = SearchValues.Create([.. words.Keys.Select(w => w[0])]);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Links = links;
    }

    /// <summary>Markers in a link after which the handle stands.</summary>
    public IReadOnlyList<(string Marker, string Service)> Links { get; }

    public List<MessengerMention> Mentions(string folded)
    {
        List<MessengerMention> found = [];
        for (var i = 0; i < folded.Length; i++)
        {
            if (!_firstLetters.Contains(folded[i]) || (i > 0 && char.IsLetterOrDigit(folded[i - 1])))
            {
                continue;
            }

            for (var length = Math.Min(_longest, folded.Length - i); length >= 2; length--)
            {
                var end = EndOfName(folded, i, length);
                if ((end == folded.Length || !char.IsLetter(folded[end])) && _words.TryGetValue(folded.AsSpan(i, length), out var named))
                {
                    found.Add(new MessengerMention(named.Service, named.ByPhone, i, end));
                    i = end - 1;
                    break;
                }
            }
        }

        return found;
    }

    // "Telegramon", "Instagramie": languages that decline foreign words add to the long names.
    private static int EndOfName(string folded, int start, int length)
    {
        var end = start + length;
        var word = end;
        while (length >= ShortestDeclined && word < folded.Length && word - end <= LongestEnding && char.IsLetter(folded[word]))
        {
            word++;
        }

        return word - end <= LongestEnding ? word : end;
    }
}
