using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Where an element says its picture lies: in one of the attributes that scripts load it from, in its source set, its style, or as the file that a link opens.</summary>
internal static class PictureAddress
{
    private static readonly string[] Sources = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-full", "data-large", "data-zoom-image", "src"];
    private static readonly string[] Sets = ["data-srcset", "data-lazy-srcset", "srcset"];
    private static readonly string[] Backdrops = ["data-bg", "data-background", "data-background-image", "data-bg-image", "data-image-src"];
    private static readonly string[] Files = [".jpg", ".jpeg", ".webp", ".avif", ".png"];
    private static readonly string[] Photos = [".jpg", ".jpeg", ".webp", ".avif"];

    /// <summary>The address as written; null where there is none.</summary>
    public static string? Of(IElement element) => element.LocalName switch
    {
        "img" => OfImage(element) ?? (element.ParentElement is { LocalName: "picture" } around && around.QuerySelector("source") is { } source ? InSet(source) : null),
        "a" when IsFile(element.GetAttribute("href")) => element.GetAttribute("href"),
        _ => OfBackdrop(element),
    };

    /// <summary>Whether a picture is what others pay for: by its address, or by one of the sizes that such pictures are sold in.</summary>
    public static bool IsBanner(IElement image) =>
        (image.GetAttribute("src") is { } source && (source.Contains("banner", StringComparison.OrdinalIgnoreCase) || source.Contains("/ads/", StringComparison.OrdinalIgnoreCase) || source.Contains("adserver", StringComparison.OrdinalIgnoreCase)))
        || (image.GetAttribute("width"), image.GetAttribute("height")) is ("120", "600") or ("160", "600") or ("300", "250") or ("300", "600") or ("728", "90") or ("468", "60") or ("234", "60") or ("970", "250") or ("320", "50") or ("88", "31") or ("250", "250") or ("336", "280");

    /// <summary>Whether an attribute draws its element on a picture.</summary>
    public static bool IsBackdrop(string name, string value) =>
        name is "style" ? value.Contains("url(", StringComparison.OrdinalIgnoreCase) && InStyle(value) is not null
        : name.StartsWith("data-", StringComparison.Ordinal) && Array.IndexOf(Backdrops, name) >= 0 && IsFile(value);

    /// <summary>Whether a link opens a picture and no page.</summary>
    public static bool IsFile(string? address) => EndsWith(address, Files);

    /// <summary>Whether an address ends as photos do, and not as drawn signs may; or that of the photo that a program scales, "/_next/image?url=%2Fp%2F1.jpg".</summary>
    public static bool IsPhotoFile(string? address) =>
        EndsWith(address, Photos) || (address?.IndexOf("?url=", StringComparison.Ordinal) is > 0 and var at && EndsWith(address[(at + "?url=".Length)..(address.IndexOf('&', at) is > 0 and var end ? end : address.Length)], Photos));

    private static bool EndsWith(string? address, string[] endings)
    {
        if (address is null)
        {
            return false;
        }

        var path = address.AsSpan();
        var end = path.IndexOfAny("?#;");
        path = end < 0 ? path : path[..end];
        foreach (var file in endings)
        {
            if (path.EndsWith(file, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A picture that is drawn until the real one is loaded stands in the page itself, or is a blank one; scripts call the attribute of the real one what they like.
    private static string? OfImage(IElement image)
    {
        string? drawn = null;
        foreach (var name in Sources)
        {
            if (image.GetAttribute(name) is { Length: > 0 } address && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                drawn = address;
                break;
            }
        }

        if (drawn is not null && !drawn.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) && !drawn.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            return drawn;
        }

        foreach (var attribute in image.Attributes)
        {
            if (attribute.LocalName.StartsWith("data-", StringComparison.Ordinal) && IsFile(attribute.Value))
            {
                return attribute.Value;
            }
        }

        return InSet(image) ?? drawn;
    }

    // "/1-400.jpg 400w, /1-800.jpg 800w"
    private static string? InSet(IElement element)
    {
        foreach (var name in Sets)
        {
            if (element.GetAttribute(name)?.Trim() is { Length: > 0 } set && !set.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                var end = set.AsSpan().IndexOfAny(' ', ',');
                return end < 0 ? set : set[..end];
            }
        }

        return null;
    }

    private static string? OfBackdrop(IElement element)
    {
        if (element.GetAttribute("style") is { } style && InStyle(style) is { } drawn)
        {
            return drawn;
        }

        foreach (var name in Backdrops)
        {
            if (element.GetAttribute(name) is { } address && IsFile(address))
            {
                return address;
            }
        }

        return null;
    }

    // "background: url('/1.jpg') center"
    private static string? InStyle(string style)
    {
        var at = style.IndexOf("url(", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !style.AsSpan(0, at).Contains("background", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = style.AsSpan(at + "url(".Length);
        var end = rest.IndexOf(')');
        var address = (end < 0 ? rest : rest[..end]).Trim(" '\"").ToString();
        return IsFile(address) ? address : null;
    }
}
