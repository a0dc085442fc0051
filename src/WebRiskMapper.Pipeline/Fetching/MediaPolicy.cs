using System.Net.Http.Headers;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>Only text is fetched. An image or a video is refused by its name before a request, and by its type before its body is read.</summary>
internal static class MediaPolicy
{
    private static readonly HashSet<string> RefusedExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "bmp", "svg", "ico", "tif", "tiff", "heic", "heif", "jxl", "psd", "raw",
        "mp4", "m4v", "webm", "mov", "avi", "mkv", "wmv", "flv", "mpg", "mpeg", "3gp", "ts", "m3u8", "mpd", "mp3", "m4a", "ogg", "ogv", "oga", "wav", "aac", "flac", "opus",
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "7z", "tar", "tgz", "bz2", "xz", "exe", "msi", "apk", "dmg", "iso", "bin",
        "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "swf", "wasm",
    };

    public static bool RefusesName(Uri url)
    {
        var path = url.AbsolutePath.AsSpan();
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && path.Length - dot <= 6 && RefusedExtensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path[(dot + 1)..]);
    }

    /// <summary>A missing type passes: the parser sees whether it is text.</summary>
    public static bool Accepts(MediaTypeHeaderValue? type, FetchKind kind)
    {
        var name = type?.MediaType?.ToLowerInvariant();
        return name is null or "application/xhtml+xml" or "application/xml"
            || kind == FetchKind.Robots
            || (name.StartsWith("text/", StringComparison.Ordinal) && name is not ("text/css" or "text/javascript" or "text/calendar" or "text/vcard"))
            || (name.EndsWith("+xml", StringComparison.Ordinal) && !name.StartsWith("image/", StringComparison.Ordinal))
            || (kind == FetchKind.Sitemap && name is "application/gzip" or "application/x-gzip" or "application/octet-stream");
    }
}
