using System.Collections.Frozen;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>
/// Where each participating State stands on the tile map: equal tiles in geographic order, so that large States do not
/// shout and small ones are seen. Placed by hand; a tile says who is a neighbour of whom, not where a border runs.
/// </summary>
internal static class TileGrid
{
    private const string Drawing =
        """
        .. .. IS .. .. NO SE FI .. .. .. .. .. .. ..
        CA .. .. .. .. .. .. EE .. .. .. .. .. .. ..
        US .. IE GB .. DK .. LV .. RU .. .. .. .. ..
        .. .. .. .. NL DE PL LT BY .. .. .. .. .. ..
        .. .. .. BE LU LI CZ SK UA .. .. .. KZ .. MN
        .. .. .. FR CH AT SI HU RO MD .. .. UZ KG ..
        PT ES AD MC IT SM HR RS BG .. GE AZ TM TJ ..
        .. .. .. .. VA BA ME MK .. TR AM .. .. .. ..
        .. .. .. .. MT .. AL GR .. CY .. .. .. .. ..
        """;

    /// <summary>Row and column from 1, by ISO alpha-2 code.</summary>
    public static readonly FrozenDictionary<string, (int Row, int Column)> Positions = Drawing
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany((line, row) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((code, column) => (Code: code.Trim(), Row: row + 1, Column: column + 1)))
        .Where(tile => tile.Code is not "..")
        .ToFrozenDictionary(tile => tile.Code, tile => (tile.Row, tile.Column), StringComparer.Ordinal);
}
