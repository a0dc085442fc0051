using System.Collections.Frozen;

namespace WebRiskMapper.Dashboard.Figures;

/// <summary>
/// Where each State stands on the tile map: equal tiles in geographic order, so that large States do not shout and small
/// ones are seen. Placed by hand; a tile says who is a neighbour of whom, not where a border runs. The partners for
/// co-operation (MA DZ TN EG IL JO AF JP KR TH AU) have places too, which stay empty unless a run has figures for them.
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
        .. .. .. FR CH AT SI HU RO MD .. .. UZ KG JP
        PT ES AD MC IT SM HR RS BG .. GE AZ TM TJ KR
        .. .. .. .. VA BA ME MK .. TR AM .. AF .. TH
        MA DZ TN .. MT .. AL GR EG CY IL JO .. .. AU
        """;

    /// <summary>Row and column from 1, by ISO alpha-2 code.</summary>
    public static readonly FrozenDictionary<string, (int Row, int Column)> Positions = Drawing
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany((line, row) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((code, column) => (Code: code.Trim(), Row: row + 1, Column: column + 1)))
        .Where(tile => tile.Code is not "..")
        .ToFrozenDictionary(tile => tile.Code, tile => (tile.Row, tile.Column), StringComparer.Ordinal);
}
