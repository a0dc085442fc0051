using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace WebRiskMapper.Dashboard;

/// <summary>The stylesheet, script and icon, held in the assembly and addressed by content, so that a browser may keep them for good.</summary>
internal sealed class EmbeddedAssets
{
    private const string Prefix = "assets/";
    private readonly FrozenDictionary<string, Asset> _assets;

    public EmbeddedAssets()
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        _assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                var content = copy.ToArray();
                var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
                return new Asset(content, ContentType(name), tag);
            }, StringComparer.Ordinal);
    }

    public string Url(string name) => $"/assets/{name}?v={_assets[name].Tag}";

    public IResult Serve(string name, HttpResponse response)
    {
        if (!_assets.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Tag}\""));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"Asset '{name}' has the extension '{other}', which has no content type here."),
    };

    private sealed record Asset(byte[] Content, string ContentType, string Tag);
}
