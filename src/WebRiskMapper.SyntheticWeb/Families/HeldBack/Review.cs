using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>What a visitor wrote under an ad. It stands beside the ad and is no part of its truth: a reader must not mistake it for the ad.</summary>
/// <param name="Date">As the site writes dates.</param>
/// <param name="Stars">3 to 5.</param>
internal sealed record Review(string Author, string Date, int Stars, string Text)
{
    private static readonly string[] Authors = ["guest", "nordwind", "m_71", "Traveller", "kater", "visitor 204", "Lupo", "oldtimer", "R.", "blue9"];
    private static readonly DateOnly Oldest = new(2024, 1, 1);

    /// <summary>None to three reviews, always the same ones for an ad; none beside the page for the safety stop.</summary>
    public static IReadOnlyList<Review> Of(AdView view)
    {
        if (view.Ad.SafetyFixture)
        {
            return [];
        }

        var language = view.Style.Language;
        var dice = new Dice(view.Site.Id, "reviews", view.Ad.Id);
        var reviews = new List<Review>();
        foreach (var text in dice.Several(SideWords.Of(language).Comments, dice.Below(4)))
        {
            // Far from any today, so that a date is never written as "yesterday".
            var date = DateWriter.Write(Oldest.AddDays(dice.Below(600)), DateOnly.MaxValue, view.Style.Dates, language);
            reviews.Add(new Review(dice.Pick(Authors), date, dice.Between(3, 5), text));
        }

        return reviews;
    }

    public string StarMarks => new string('★', Stars) + new string('☆', 5 - Stars);
}
