namespace WebRiskMapper.Analysis;

/// <summary>A half-open range of UTF-16 code units in an ad's text.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
