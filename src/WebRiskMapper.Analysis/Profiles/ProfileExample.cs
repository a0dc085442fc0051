namespace WebRiskMapper.Analysis.Profiles;

/// <summary>Shows what a value looks like without saying what it is: profiles are read by people who need not see the ads.</summary>
internal static class ProfileExample
{
    private const int Longest = 60;

    /// <summary>Letters become <c>x</c> or <c>X</c>, digits <c>0</c>; signs stay: <c>Tel: +43 660 1</c> gives <c>Xxx: +00 000 0</c>.</summary>
    public static string Of(string text) => string.Create(Math.Min(text.Length, Longest), text, (example, from) =>
    {
        for (var i = 0; i < example.Length; i++)
        {
            var c = from[i];
            example[i] = char.IsDigit(c) ? '0' : !char.IsLetter(c) ? c : char.IsUpper(c) ? 'X' : 'x';
        }
    });
}
