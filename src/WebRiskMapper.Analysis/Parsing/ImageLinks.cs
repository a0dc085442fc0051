using System.Globalization;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction.Images;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Addresses of the main block's own photos, each once, however many sizes of it the page draws or links. They are never fetched.</summary>
internal sealed class ImageLinks(PictureWords words)
{
    private const int SmallestSide = 49;

    /// <summary>A number as long in the page's address is its ad's.</summary>
    private const int ShortestNumber = 3;

    private readonly PhotoIdentity identity = new(words);

    public IReadOnlyList<string> Of(PageOutline outline, Uri baseUri, Uri page)
    {
        List<(Uri Address, bool LeadsAway)> found = [];
        foreach (var picture in outline.Images)
        {
            if ((picture.Box < 0 || !outline.Boxes[picture.Box].Excluded) && PhotoOf(picture, baseUri, page, out var leadsAway) is { } photo)
            {
                found.Add((photo, leadsAway));
            }
        }

        // A picture that leads to another page shows who is advertised there, unless the page has no others.
        return Once(found.Exists(f => !f.LeadsAway) ? found.Where(f => !f.LeadsAway).Select(f => f.Address) : found.Select(f => f.Address));
    }

    /// <summary>Those that the page's state names.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> named, Uri baseUri) => Once(named.Select(n => PageAddress.Resolve(baseUri, n)).OfType<Uri>().Select(u => Original(u, baseUri)));

    private List<string> Once(IEnumerable<Uri> photos)
    {
        List<(Uri Photo, string Key)> distinct = [.. photos.Select(p => (p, identity.Of(p))).DistinctBy(p => p.Item2, StringComparer.Ordinal)];
        var smaller = PhotoScales.Smaller(distinct.ConvertAll(p => p.Key));
        return [.. distinct.Where((_, i) => !smaller.Contains(i)).Select(p => p.Photo.AbsoluteUri)];
    }

    private Uri? PhotoOf(Picture picture, Uri baseUri, Uri page, out bool leadsAway)
    {
        leadsAway = false;
        var link = picture.Element.Closest("a");
        if (link?.GetAttribute("href") is { } href && PageAddress.Resolve(baseUri, href) is { } target)
        {
            // The thumbnail of a photo that the link opens: only the photo itself is sure to be named alike wherever it stands.
            if (PictureAddress.IsFile(href) && Original(target, baseUri) is var opened && IsPhoto(target) && IsPhoto(opened))
            {
                return opened;
            }

            leadsAway = LeadsAway(target, page);
        }

        return !IsSmall(picture, "width") && !IsSmall(picture, "height") && MessengerNames.OfPicture(picture.Element) is null && PictureAddress.Of(picture.Element) is { } reference
            && PageAddress.Resolve(baseUri, reference) is { } served && IsPhoto(served) && Original(served, baseUri) is var shown && IsPhoto(shown)
            ? shown : null;
    }

    // Vectors and the small pictures of old are drawn, not taken.
    private bool IsPhoto(Uri address) =>
        !address.AbsolutePath.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && !address.AbsolutePath.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) && !words.IsFurniture(address.PathAndQuery) && !IsMap(address.Query);

    // A map is drawn for a place and a scale.
    private static bool IsMap(string query) =>
        query.Contains("zoom=", StringComparison.OrdinalIgnoreCase) && (query.Contains("center=", StringComparison.OrdinalIgnoreCase) || query.Contains("lat=", StringComparison.OrdinalIgnoreCase) || query.Contains("ll=", StringComparison.OrdinalIgnoreCase));

    /// <summary>"/_next/image?url=%2Fphotos%2F1.jpg&amp;w=750" and "/thumb.php?f=photos/1.jpg" serve one picture in many sizes.</summary>
    private static Uri Original(Uri served, Uri baseUri)
    {
        var query = served.Query.AsSpan().TrimStart('?');
        foreach (var range in query.Split('&'))
        {
            var value = query[range][(query[range].IndexOf('=') + 1)..];
            if (value.Contains('.') && Uri.UnescapeDataString(value.ToString()) is var named && PictureAddress.IsFile(named) && PageAddress.Resolve(baseUri, named) is { } original)
            {
                return original;
            }
        }

        return served;
    }

    // Another page's address holds neither the number nor the path of this one.
    private static bool LeadsAway(Uri target, Uri page)
    {
        if (!string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (NumberOf(page.PathAndQuery) is { IsEmpty: false } number)
        {
            return !target.PathAndQuery.AsSpan().Contains(number, StringComparison.Ordinal);
        }

        var own = page.PathAndQuery.AsSpan();
        var dot = own.LastIndexOf('.');
        own = dot > own.LastIndexOf('/') && page.Query.Length == 0 ? own[..dot] : own.TrimEnd('/');
        return own.IsEmpty || !target.PathAndQuery.AsSpan().StartsWith(own, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last number that is long enough to be an ad's, and no year.</summary>
    private static ReadOnlySpan<char> NumberOf(string address)
    {
        for (var end = address.Length; end > 0; end--)
        {
            var start = end;
            while (start > 0 && char.IsAsciiDigit(address[start - 1]))
            {
                start--;
            }

            var number = address.AsSpan(start, end - start);
            if (number.Length >= ShortestNumber && !(number.Length == 4 && number[..2] is "19" or "20"))
            {
                return number;
            }

            end = Math.Max(1, start);
        }

        return [];
    }

    private static bool IsSmall(Picture picture, string side) =>
        int.TryParse(picture.Element.GetAttribute(side), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < SmallestSide;
}
