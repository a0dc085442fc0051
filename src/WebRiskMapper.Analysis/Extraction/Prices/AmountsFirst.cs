namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// Successive lines of amounts and durations, each kind in lines of its own. What belongs together shows only at the end: in "80 €", "30 min",
/// "150 €", "1 h" each amount stands above its duration, while in "from 80 €", "30 min", "80 €" the first stands apart.
/// </summary>
internal sealed class AmountsFirst(List<Price> prices)
{
    private readonly List<(int FirstPrice, int[] Minutes)> _lines = [];

    /// <summary>A line of nothing but amounts, which became the last <paramref name="count"/> prices.</summary>
    public void AddAmounts(int count) => Add(prices.Count - count, new int[count]);

    public void AddDurations(int[] minutes) => Add(-1, minutes);

    /// <summary>Ends the run. Where every line of amounts has its line of durations below it, they are put together.</summary>
    public void End()
    {
        if (_lines.Count > 0 && IsAmounts(0) && prices[_lines[0].FirstPrice].Minutes is null && (_lines.Count > 2 || _lines[0].Minutes.Length > 1) && AllPaired())
        {
            for (var line = 0; line < _lines.Count; line += 2)
            {
                for (var i = 0; i < _lines[line].Minutes.Length; i++)
                {
                    prices[_lines[line].FirstPrice + i] = prices[_lines[line].FirstPrice + i] with { Minutes = _lines[line + 1].Minutes[i] };
                }
            }
        }

        _lines.Clear();
    }

    private void Add(int firstPrice, int[] minutes)
    {
        if (_lines.Count > 0 && (IsAmounts(_lines.Count - 1) == firstPrice >= 0 || _lines[^1].Minutes.Length != minutes.Length))
        {
            End();
        }

        _lines.Add((firstPrice, minutes));
    }

    private bool AllPaired() => _lines.Count % 2 == 0;

    private bool IsAmounts(int line) => _lines[line].FirstPrice >= 0;
}
