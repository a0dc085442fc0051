using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>A line of a page's own text and its place in the page's markup.</summary>
/// <param name="Path">See <see cref="ProfileRegion.Path"/>.</param>
/// <param name="Lead">See <see cref="ProfileRegion.Lead"/>.</param>
/// <param name="Value">Where what follows the lead begins in <paramref name="Text"/>.</param>
/// <param name="Start">Where the line begins in the ad's text.</param>
public sealed record LayoutLine(string Path, string Lead, int Value, string Text, int Start)
{
    /// <summary>What the line says, in a form that tells nobody what that is.</summary>
    internal string TextHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 16));
}
