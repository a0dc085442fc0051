using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Input;

/// <summary>One ad handed to <c>webrisk score</c> or <c>webrisk link</c> as a line of JSON; all but id and text are optional.</summary>
/// <param name="Line">1-based line it came from.</param>
/// <param name="Phones">As given; normalised when the ad is read.</param>
internal sealed record AdLine(
    int Line,
    string Id,
    string Text,
    string? Title,
    Uri? Url,
    string? Platform,
    string? Country,
    string? Language,
    string? City,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Emails,
    IReadOnlyList<GivenHandle> Handles,
    IReadOnlyList<Price> Prices,
    IReadOnlyList<int> Ages,
    DateOnly? PostedAt);

internal sealed record GivenHandle(string Service, string Id);
