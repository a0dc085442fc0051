using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a key of embedded state announces: a field of an ad, or where in the state no ad is to be looked for.</summary>
internal enum StateKey
{
    /// <summary>Says nothing: what it holds is walked through.</summary>
    None,
    Title,
    Text,
    Name,
    Age,
    City,
    Country,
    Phone,
    Email,
    Handle,
    Price,
    Currency,
    Posted,
    Updated,
    Nationality,
    SpokenLanguages,
    Services,
    Availability,
    Images,
    Other,

    /// <summary>Holds several things of one kind.</summary>
    List,

    /// <summary>The site, its visitor, its menus, or other ads.</summary>
    Elsewhere,
}

/// <summary>Keys with a second meaning in a certain place, such as inside a price.</summary>
internal enum StateRole
{
    Label,
    Value,
    Display,
    Amount,
    Duration,
}

/// <summary>
/// The names that programmers give to fields (<c>models/state-keys.csv</c>), and the labels of the lexicons, which are often the same words:
/// <c>phoneNumber</c>, <c>phone_number</c> and "Phone number" are one key. Thread-safe.
/// </summary>
internal sealed class StateKeys
{
    private const string Path = "models/state-keys.csv";
    private const int LongestKey = 40;
    private const int ShortestLabel = 3;

    private readonly Dictionary<string, StateKey> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateKey>.AlternateLookup<ReadOnlySpan<char>> keysBySpan;
    private readonly Dictionary<StateRole, HashSet<string>> roles = [];
    private readonly List<string> revealing = [];

    private StateKeys()
    {
        keysBySpan = keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <exception cref="FormatException">A row names no known field, or a key stands in two rows.</exception>
    public static StateKeys Load(ModelFiles files, LabelLexicon labels)
    {
        var loaded = new StateKeys();
        foreach (var row in ReferenceCsv.Rows(files, Path, "field", "keys"))
        {
            var words = row[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (string.Equals(row[0], "Reveal", StringComparison.Ordinal))
            {
                loaded.revealing.AddRange(words.Select(FoldedText.Fold));
            }
            else if (Enum.TryParse<StateRole>(row[0], out var role))
            {
                loaded.roles[role] = [.. words.Select(Compact)];
            }
            else if (!Enum.TryParse<StateKey>(row[0], out var key))
            {
                throw new FormatException($"{Path}: the field '{row[0]}' is not known; the fields are {string.Join(", ", Enum.GetNames<StateKey>())}, {string.Join(", ", Enum.GetNames<StateRole>())}, Reveal.");
            }
            else if (words.FirstOrDefault(w => !loaded.keys.TryAdd(Compact(w), key)) is { } repeated)
            {
                throw new FormatException($"{Path}: the key '{repeated}' of {row[0]} stands there twice; leave it in one row.");
            }
        }

        foreach (var (words, label) in labels.Unambiguous)
        {
            if (words.Length >= ShortestLabel && Of(label) is { } key)
            {
                loaded.keys.TryAdd(Compact(words), key);
            }
        }

        return loaded;
    }

    public StateKey Find(JsonProperty property)
    {
        Span<char> buffer = stackalloc char[LongestKey];
        return TryCompact(property, buffer, out var length) ? Find(buffer[..length]) : StateKey.None;
    }

    /// <summary>What a label that stands beside its value in the state announces.</summary>
    public StateKey Find(string label) => Find(Compact(label).AsSpan());

    public bool Has(JsonProperty property, StateRole role)
    {
        Span<char> buffer = stackalloc char[LongestKey];
        return TryCompact(property, buffer, out var length) && roles.TryGetValue(role, out var known) && known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(buffer[..length]);
    }

    /// <summary>Whether a button's text offers to show a number.</summary>
    public bool OffersNumber(string text) => FoldedText.Fold(text) is var folded && revealing.Exists(r => folded.Contains(r, StringComparison.Ordinal));

    private StateKey Find(ReadOnlySpan<char> compact) => keysBySpan.TryGetValue(compact, out var key) ? key : StateKey.None;

    private static StateKey? Of(FieldLabel label) => label switch
    {
        FieldLabel.Name => StateKey.Name,
        FieldLabel.Age => StateKey.Age,
        FieldLabel.City => StateKey.City,
        FieldLabel.Country => StateKey.Country,
        FieldLabel.Phone => StateKey.Phone,
        FieldLabel.Email => StateKey.Email,
        FieldLabel.Price => StateKey.Price,
        FieldLabel.Nationality => StateKey.Nationality,
        FieldLabel.SpokenLanguages => StateKey.SpokenLanguages,
        FieldLabel.Services => StateKey.Services,
        FieldLabel.Availability => StateKey.Availability,
        FieldLabel.Posted => StateKey.Posted,
        FieldLabel.Updated => StateKey.Updated,
        FieldLabel.Other => StateKey.Other,
        _ => null,
    };

    private static bool TryCompact(JsonProperty property, Span<char> buffer, out int length)
    {
        length = 0;
        var utf8 = JsonMarshal.GetRawUtf8PropertyName(property);
        if (utf8.Length > LongestKey)
        {
            return false;
        }

        Span<char> name = stackalloc char[LongestKey];
        length = Compact(name[..Encoding.UTF8.GetChars(utf8, name)], buffer);
        return length > 0;
    }

    private static string Compact(string words)
    {
        Span<char> buffer = stackalloc char[LongestKey];
        return words.Length > LongestKey ? "" : buffer[..Compact(words.AsSpan(), buffer)].ToString();
    }

    // The letters alone: neither case nor what parts the words of a key says anything.
    private static int Compact(ReadOnlySpan<char> words, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in words)
        {
            if (WordChars.IsPart(c))
            {
                buffer[length++] = FoldedText.Fold(c);
            }
        }

        return length;
    }
}
