namespace WebRiskMapper.Evaluation;

/// <summary>A stored line, in which each mask stands for whatever it hides: one character or more.</summary>
internal sealed class MaskedText(string stored)
{
    private static readonly string[] Masks = ["[name]", "[phone]", "[email]", "[handle]", "[wallet]"];

    private readonly string[] literals = Squeeze(stored).Split(Masks, StringSplitOptions.None);

    /// <summary>Whether the line is all of <paramref name="truth"/>.</summary>
    public bool Covers(string truth)
    {
        var text = Squeeze(truth);
        return IsTelling && text.StartsWith(literals[0], StringComparison.OrdinalIgnoreCase) && text.EndsWith(literals[^1], StringComparison.OrdinalIgnoreCase) && InOrder(text);
    }

    /// <summary>Whether the line is a part of <paramref name="truth"/>.</summary>
    public bool IsWithin(string truth) => IsTelling && InOrder(Squeeze(truth));

    // A line that is nothing but masks would fit everything.
    private bool IsTelling => literals.Sum(l => l.Trim().Length) > 2;

    private bool InOrder(string text)
    {
        var at = 0;
        for (var i = 0; i < literals.Length; i++)
        {
            // Between two literals stands a mask, which hides at least one character.
            var found = at + (i > 0 ? 1 : 0) <= text.Length ? text.IndexOf(literals[i], at + (i > 0 ? 1 : 0), StringComparison.OrdinalIgnoreCase) : -1;
            if (found < 0)
            {
                return false;
            }

            at = found + literals[i].Length;
        }

        return true;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
