namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// A table whose cells stand one below the other: "Incall", "Outcall", "1 h", "150", "200", "2 h", "280", "350". That each duration is followed
/// by as many amounts, again and again, tells that they share it, and that the visits above are their columns.
/// </summary>
internal sealed class StackedColumns(List<Price> prices)
{
    private const int FewestRows = 2;

    private readonly List<bool> _visits = [];
    private readonly List<(int Minutes, List<int> Prices)> _rows = [];

    /// <summary>A line of nothing but one kind of visit.</summary>
    public void AddVisit(bool outcall)
    {
        if (_rows.Count > 0)
        {
            End();
        }

        _visits.Add(outcall);
    }

    /// <summary>A line of nothing but one duration.</summary>
    public void AddDuration(int minutes) => _rows.Add((minutes, []));

    /// <summary>A line of nothing but one amount, which became the last price.</summary>
    public void AddAmount()
    {
        if (_rows.Count > 0)
        {
            _rows[^1].Prices.Add(prices.Count - 1);
        }
    }

    /// <summary>Ends the table, and gives its amounts what they share.</summary>
    public void End()
    {
        var columns = _rows.Count >= FewestRows ? _rows[0].Prices.Count : 0;
        if (columns > 1 && _rows.TrueForAll(r => r.Prices.Count == columns))
        {
            foreach (var (minutes, row) in _rows)
            {
                for (var i = 0; i < columns; i++)
                {
                    prices[row[i]] = prices[row[i]] with { Minutes = minutes, Outcall = _visits.Count == columns ? _visits[i] : prices[row[i]].Outcall };
                }
            }
        }

        _visits.Clear();
        _rows.Clear();
    }
}
