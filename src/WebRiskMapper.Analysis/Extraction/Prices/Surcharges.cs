namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// Lists of what costs more, below a heading that says so: "Extras", "Weekend	30 €", "Costume	20 €". Their amounts buy no time, and only the heading
/// tells that.
/// </summary>
internal sealed class Surcharges
{
    /// <summary>A heading, what the columns hold, and what the amount is for, when that stands above it.</summary>
    private const int MostLinesAbove = 3;

    /// <summary>Between two amounts of one list stands at most what the second is for.</summary>
    private const int MostLinesBetween = 1;
    private const int LongestHeading = 48;
    private const string Bullets = " •·-–—+*▪►✚➕";

    private readonly List<string> _above = [];
    private bool _isBelow;

    /// <summary>Whether the heading is the first cell of a row, which a label for prices may be.</summary>
    public bool IsBesideRow { get; private set; }

    /// <summary>A line without an amount.</summary>
    public void Pass(string line)
    {
        if (_above.Count == MostLinesAbove)
        {
            _above.RemoveAt(0);
        }

        _above.Add(line);
    }

    /// <summary>A row of which the first cell names what costs more, "Extras	weekend 30 €"; lines below that have no such cell go on with it.</summary>
    public void PassRow(string line)
    {
        if (line.IndexOf('\t', StringComparison.Ordinal) is > 0 and var cell)
        {
            End();
            Pass(line[..cell]);
            IsBesideRow = true;
        }
    }

    /// <summary>Whether the amounts of a line, that names no duration, stand in such a list.</summary>
    /// <param name="find">Hits of <see cref="FieldWordList.Amounts"/> in a line.</param>
    public bool Hold(string line, Func<string, List<FieldHit>> find)
    {
        if (IsBesideRow && line.Contains('\t', StringComparison.Ordinal))
        {
            End();
            return false;
        }

        _isBelow = _above.Exists(above => IsHeading(above, find)) || (_isBelow && _above.Count <= MostLinesBetween);
        _above.Clear();
        return _isBelow;
    }

    /// <summary>A line that names what time costs, or something else altogether.</summary>
    public void End()
    {
        _above.Clear();
        _isBelow = false;
        IsBesideRow = false;
    }

    // It begins with the word: "Extras (€)", "En plus, le cas échéant"; and says nothing in whole sentences.
    private static bool IsHeading(string line, Func<string, List<FieldHit>> find) =>
        line.Length <= LongestHeading && line[^1] is not ('.' or '!' or '?')
        && find(line).Exists(w => OtherPayments.IsFee(w) && !line.AsSpan(0, w.Span.Start).ContainsAnyExcept(Bullets));
}
