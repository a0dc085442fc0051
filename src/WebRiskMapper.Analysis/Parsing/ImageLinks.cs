using System.Globalization;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Addresses of the main block's own pictures. They are never fetched.</summary>
internal static class ImageLinks
{
    private const int SmallestSide = 49;

    private static readonly string[] Furniture = ["logo", "icon", "sprite", "pixel", "spacer", "flag", "banner", "blank", "captcha", "placeholder", "emoji", "avatar-default", "/ads/", "/themes/", "/skins/"];

    public static IReadOnlyList<string> Of(PageOutline outline, Uri baseUri)
    {
        var found = new List<string>();
        foreach (var picture in outline.Images)
        {
            if ((picture.Box >= 0 && outline.Boxes[picture.Box].Excluded) || IsSmall(picture, "width") || IsSmall(picture, "height"))
            {
                continue;
            }

            if (PictureAddress.Of(picture.Element) is { } reference && MessengerNames.OfPicture(picture.Element) is null && PageAddress.Resolve(baseUri, reference) is { } served)
            {
                var address = Original(served, baseUri);
                if (!Array.Exists(Furniture, f => address.AbsolutePath.Contains(f, StringComparison.OrdinalIgnoreCase))
                    && !address.AbsolutePath.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && !found.Contains(address.AbsoluteUri))
                {
                    found.Add(address.AbsoluteUri);
                }
            }
        }

        return found;
    }

    /// <summary>"/_next/image?url=%2Fphotos%2F1.jpg&amp;w=750" serves one picture in many sizes.</summary>
    private static Uri Original(Uri served, Uri baseUri)
    {
        foreach (var range in served.Query.AsSpan().TrimStart('?').Split('&'))
        {
            var field = served.Query.AsSpan().TrimStart('?')[range];
            if ((field.StartsWith("url=", StringComparison.Ordinal) || field.StartsWith("src=", StringComparison.Ordinal)) && PageAddress.Resolve(baseUri, Uri.UnescapeDataString(field[4..])) is { } original && PageAddress.IsFile(original))
            {
                return original;
            }
        }

        return served;
    }

    /// <summary>Those that the page's state names.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> named, Uri baseUri) =>
        [.. named.Select(n => PageAddress.Resolve(baseUri, n)?.AbsoluteUri).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static bool IsSmall(Picture picture, string side) =>
        int.TryParse(picture.Element.GetAttribute(side), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < SmallestSide;
}
