using System.Globalization;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Writing;

internal static class DateWriter
{
    /// <summary>Days after which a site with relative dates writes the date itself.</summary>
    private const int RelativeDays = 6;

    public static string Write(DateOnly date, DateOnly today, DateWriting writing, SiteLanguage language)
    {
        var age = today.DayNumber - date.DayNumber;
        return writing switch
        {
            DateWriting.Iso => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateWriting.Dotted => date.ToString(language.NumericDates.First, CultureInfo.InvariantCulture),
            DateWriting.Slashed => date.ToString(language.NumericDates.Second, CultureInfo.InvariantCulture),
            DateWriting.Relative when age == 0 => language.Today,
            DateWriting.Relative when age == 1 => language.Yesterday,
            DateWriting.Relative when age <= RelativeDays => string.Format(CultureInfo.InvariantCulture, language.DaysAgo, age),
            _ => string.Format(CultureInfo.InvariantCulture, language.LongDate, date.Day, language.Months[date.Month - 1], date.Year),
        };
    }
}
