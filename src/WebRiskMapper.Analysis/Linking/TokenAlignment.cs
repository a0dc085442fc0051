namespace WebRiskMapper.Analysis.Linking;

/// <summary>Aligns two token sequences by their heaviest common subsequence; signs weigh less than words.</summary>
internal static class TokenAlignment
{
    private const int WordWeight = 4;
    private const int SignWeight = 1;

    /// <summary>For each token of <paramref name="other"/> the token of <paramref name="backbone"/> it stands for, or −1. Ascending.</summary>
    public static int[] Align(IReadOnlyList<TemplateToken> backbone, IReadOnlyList<TemplateToken> other)
    {
        var match = new int[other.Count];
        Array.Fill(match, -1);
        var head = 0;
        while (head < other.Count && head < backbone.Count && backbone[head].Code == other[head].Code)
        {
            match[head] = head++;
        }

        var (rows, columns) = (backbone.Count, other.Count);
        while (rows > head && columns > head && backbone[rows - 1].Code == other[columns - 1].Code)
        {
            match[--columns] = --rows;
        }

        Middle(backbone, other, head, rows, columns, match);
        return match;
    }

    /// <summary>Length of the longest common subsequence.</summary>
    public static int Common(List<ulong> a, List<ulong> b)
    {
        var (row, above) = (new int[b.Count + 1], new int[b.Count + 1]);
        foreach (var token in a)
        {
            (row, above) = (above, row);
            for (var j = 0; j < b.Count; j++)
            {
                row[j + 1] = b[j] == token ? above[j] + 1 : Math.Max(row[j], above[j + 1]);
            }
        }

        return row[b.Count];
    }

    // Dynamic programming over what equal beginnings and ends leave: near-duplicates leave little.
    private static void Middle(IReadOnlyList<TemplateToken> backbone, IReadOnlyList<TemplateToken> other, int head, int rows, int columns, int[] match)
    {
        var (height, width) = (rows - head, columns - head);
        if (height == 0 || width == 0)
        {
            return;
        }

        var best = new int[(height + 1) * (width + 1)];
        for (var i = height - 1; i >= 0; i--)
        {
            for (var j = width - 1; j >= 0; j--)
            {
                var (a, b) = (backbone[head + i], other[head + j]);
                var skip = Math.Max(best[((i + 1) * (width + 1)) + j], best[(i * (width + 1)) + j + 1]);
                best[(i * (width + 1)) + j] = a.Code != b.Code ? skip : Math.Max(skip, best[((i + 1) * (width + 1)) + j + 1] + (a.IsSign ? SignWeight : WordWeight));
            }
        }

        for (var (i, j) = (0, 0); i < height && j < width;)
        {
            var (a, b) = (backbone[head + i], other[head + j]);
            var here = best[(i * (width + 1)) + j];
            if (a.Code == b.Code && here == best[((i + 1) * (width + 1)) + j + 1] + (a.IsSign ? SignWeight : WordWeight))
            {
                match[head + j++] = head + i++;
            }
            else if (here == best[((i + 1) * (width + 1)) + j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
