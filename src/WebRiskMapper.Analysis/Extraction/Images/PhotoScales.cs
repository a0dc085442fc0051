using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Images;

/// <summary>
/// Scales that no address tells by itself, but all of a page's together: <c>/7/1_800</c>, <c>/7/1_90</c>, <c>/7/2_800</c> and <c>/7/2_90</c> are two
/// photos, each in the same two sizes, where the numbers are no years and too high to count photos.
/// </summary>
internal static class PhotoScales
{
    private const int SmallestSize = 40;
    private const int LongestNumber = 4;
    private const int FewestPhotos = 2;
    private const int MostPhotos = 200;

    /// <summary>Those of the photos that are another one of them in a smaller size.</summary>
    /// <param name="keys">See <see cref="PhotoIdentity"/>; each once.</param>
    public static HashSet<int> Smaller(IReadOnlyList<string> keys)
    {
        var smaller = new HashSet<int>();
        if (keys.Count is < 2 * FewestPhotos or > MostPhotos)
        {
            return smaller;
        }

        var sizes = new Dictionary<string, List<(int Photo, int Size)>>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            foreach (var (rest, size) in Numbers(keys[i]))
            {
                if (!sizes.TryGetValue(rest, out var known))
                {
                    sizes.Add(rest, known = []);
                }

                known.Add((i, size));
            }
        }

        foreach (var alike in sizes.Values.Where(s => s.Count > 1).GroupBy(s => string.Join(' ', s.Select(x => x.Size).Order()), StringComparer.Ordinal).Where(g => g.Skip(FewestPhotos - 1).Any()))
        {
            smaller.UnionWith(alike.SelectMany(s => s.OrderByDescending(x => x.Size).Skip(1)).Select(x => x.Photo));
        }

        return smaller;
    }

    // Each number between marks, with what is left of the address.
    private static IEnumerable<(string Others, int Size)> Numbers(string key)
    {
        for (var start = 0; start < key.Length;)
        {
            var end = start;
            while (end < key.Length && char.IsLetterOrDigit(key[end]))
            {
                end++;
            }

            if (end - start is > 1 and <= LongestNumber && int.TryParse(key.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= SmallestSize && size is not (>= 1990 and < 2100))
            {
                yield return (key[..start] + "#" + key[end..], size);
            }

            start = end + 1;
        }
    }
}
