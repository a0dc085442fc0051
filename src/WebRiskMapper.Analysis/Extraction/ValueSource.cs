namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// How a value was told. The confidence of each stands in <see cref="ValueSource.ConfidenceOf"/>: an order of trust set by hand, not a
/// measured frequency. A place and a contact keep the confidence that their own recogniser gave them.
/// </summary>
public enum SourceMethod
{
    /// <summary>Structured data of the page, or an attribute such as <c>tel:</c>: 0.95.</summary>
    Structured,

    /// <summary>The value that the page pairs with a label ("Age: 23"): 0.9.</summary>
    Label,

    /// <summary>Words around the value say what it is ("I'm 23", "1 hour 150 €"): 0.75.</summary>
    Cue,

    /// <summary>A word of a lexicon or a list that names the value itself ("massage"): 0.7.</summary>
    Term,

    /// <summary>The value alone, known by its shape or place ("Anna, 23" in a title): 0.5.</summary>
    Bare,

    /// <summary>Only several lines together tell it, such as the rows of a table, or the market does: 0.4, without a span.</summary>
    Context,
}

/// <summary>Where in the text that was read a value of an <see cref="ExtractedAd"/> came from. It stays in memory, as the text does.</summary>
/// <param name="Field">As <c>webrisk inspect --json</c> names it: <c>ages</c>, <c>prices</c> …</param>
/// <param name="Value">The value that was read, in invariant writing.</param>
/// <param name="Confidence">Between 0 and 1.</param>
/// <param name="Span">The shortest part of <see cref="ExtractedAd.Text"/> that tells the value by itself; null where none does, or where it came from an attribute or structured data.</param>
/// <param name="Line">Line of the span's beginning, counted from 1; null without a span.</param>
/// <param name="Printed">What stands there, or in the attribute.</param>
public sealed record ValueSource(string Field, string Value, SourceMethod Method, double Confidence, TextSpan? Span, int? Line, string? Printed)
{
    public static double ConfidenceOf(SourceMethod method) => method switch
    {
        SourceMethod.Structured => 0.95,
        SourceMethod.Label => 0.9,
        SourceMethod.Cue => 0.75,
        SourceMethod.Term => 0.7,
        SourceMethod.Bare => 0.5,
        _ => 0.4,
    };
}
