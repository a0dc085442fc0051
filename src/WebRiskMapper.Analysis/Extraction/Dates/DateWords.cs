using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Dates;

internal enum DateUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
}

/// <summary>Month names, relative words and units in some thirty languages, from <c>models/date-words.csv</c>; <c>month:xx</c> is a month in one language only.</summary>
internal sealed class DateWords
{
    /// <summary>Languages whose month names stand for other months than in Polish and Czech: "listopad" is their October.</summary>
    private static readonly string[] SouthSlavic = ["hr", "bs", "sr", "sl"];

    private const int ShortestInflected = 5;

    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Language, string Word), int> _ownMonths = [];
    private readonly Dictionary<string, DateUnit> _units = new(StringComparer.Ordinal);
    private readonly List<(string Word, int DaysBack)> _relative = [];
    private readonly HashSet<string> _weekdays = new(StringComparer.Ordinal);

    private DateWords(ModelFiles files)
    {
        const string path = "models/date-words.csv";
        var ago = new List<string>();
        var cues = new List<string>();
        var bareCues = new List<string>();
        foreach (var row in ReferenceCsv.Rows(files, path, "kind", "value", "word"))
        {
            var word = FoldedText.Fold(row[2]);
            switch (row[0])
            {
                case "month":
                    _months.TryAdd(word, int.Parse(row[1], CultureInfo.InvariantCulture));
                    break;
                case ['m', 'o', 'n', 't', 'h', ':', .. var language]:
                    _ownMonths.TryAdd((language, word), int.Parse(row[1], CultureInfo.InvariantCulture));
                    break;
                case "unit":
                    _units.TryAdd(word, Enum.Parse<DateUnit>(row[1], ignoreCase: true));
                    break;
                case "relative":
                    _relative.Add((word, int.Parse(row[1], CultureInfo.InvariantCulture)));
                    break;
                case "ago":
                    ago.Add(word);
                    break;
                case "cue":
                    cues.Add(word);
                    break;
                case "bare_cue":
                    bareCues.Add(word);
                    break;
                default:
                    throw new FormatException($"{path}: '{row[2]}' has the unknown kind '{row[0]}'.");
            }
        }

        // The days of the week stand among the words for opening hours; their endings don't matter to what is asked here.
        foreach (var row in ReferenceCsv.Rows(files, "models/availability-words.csv", "kind", "words").Where(r => r[0] is "day" or "day_short"))
        {
            _weekdays.UnionWith(row[1].Split('|').Select(w => FoldedText.Fold(w.TrimEnd('*'))));
        }

        // "the day before yesterday" contains "yesterday" in several languages: the longest word decides.
        _relative.Sort((a, b) => b.Word.Length != a.Word.Length ? b.Word.Length.CompareTo(a.Word.Length) : string.CompareOrdinal(a.Word, b.Word));
        Ago = new WordList(ago);
        Cues = new WordList(cues);
        BareCues = new WordList(bareCues);
    }

    /// <exception cref="FormatException">The file is malformed; the message names line and column.</exception>
    public static DateWords Load(ModelFiles files) => files.Shared(static f => new DateWords(f));

    /// <summary>"ago", "vor", "назад".</summary>
    public WordList Ago { get; }

    /// <summary>"posted", "добавлено": the date after them is the ad's.</summary>
    public WordList Cues { get; }

    /// <summary>"Date", "Datum": the date that follows them at once is the ad's; "date of birth" is another.</summary>
    public WordList BareCues { get; }

    /// <param name="word">A folded word.</param>
    /// <param name="language">ISO 639-1 of the page, or null.</param>
    public int? Month(string word, string? language) =>
        language is not null && _ownMonths.TryGetValue((SouthSlavic.Contains(language, StringComparer.Ordinal) ? "hr" : language, word), out var month) ? month
        : _months.TryGetValue(word, out month) ? month : null;

    /// <param name="word">A folded word, in any case.</param>
    public bool IsWeekday(string word) => _weekdays.Contains(word) || (word.Length > ShortestInflected && _weekdays.Contains(word[..^1]));

    public DateUnit? Unit(string word) => _units.TryGetValue(word, out var unit) ? unit : null;

    /// <summary>How many days back "today" or "yesterday" points, when <paramref name="folded"/> has such a word.</summary>
    public int? DaysBack(string folded)
    {
        foreach (var (word, days) in _relative)
        {
            var at = folded.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsLetter(folded[at - 1])) && (at + word.Length == folded.Length || !char.IsLetter(folded[at + word.Length])))
            {
                return days;
            }
        }

        return null;
    }
}
