using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>The term asked about stands in brackets.</summary>
public sealed class NegationTests
{
    private static readonly Negation Negation = FieldWords.Load(RepositoryFiles.All).Negation;

    [Theory]
    [InlineData("no [massage]", "en")]
    [InlineData("[Massage]? Sorry, no", "en")]
    [InlineData("[Massage]? Leider nein", "de")]
    [InlineData("[Massage] at my place ✘", "en")]
    [InlineData("I don't offer [massage]", "en")]
    [InlineData("no dinner or [massage]", "en")]
    [InlineData("everything except [massage]", "en")]
    [InlineData("kein [Dinner]", "de")]
    [InlineData("weder Dinner noch [Massage]", "de")]
    [InlineData("sans [massage]", "fr")]
    [InlineData("pas de [massage]", "fr")]
    [InlineData("no hago [masajes]", "es")]
    [InlineData("non faccio [massaggi]", "it")]
    [InlineData("sem [massagem]", "pt")]
    [InlineData("geen [massage]", "nl")]
    [InlineData("bez [masażu]", "pl")]
    [InlineData("neposkytuji [masáže]", "cs")]
    [InlineData("nerobím [masáže]", "sk")]
    [InlineData("nincs [masszázs]", "hu")]
    [InlineData("[masszázs] nélkül", "hu")]
    [InlineData("[masszázst] most nem vállalok", "hu")]
    [InlineData("fără [masaj]", "ro")]
    [InlineData("без [масаж]", "bg")]
    [InlineData("χωρίς [μασάζ]", "el")]
    [InlineData("[masaj] yok", "tr")]
    [InlineData("[masaj] hizmeti yok", "tr")]
    [InlineData("[masaj] yapmıyorum", "tr")]
    [InlineData("без [массажа]", "ru")]
    [InlineData("[массаж] не делаю", "ru")]
    [InlineData("[массажа] нет", "ru")]
    [InlineData("немає [масажу]", "uk")]
    [InlineData("nema [masaže]", "sr")]
    [InlineData("без [масаже]", "sr")]
    [InlineData("ne radim [masažu]", "hr")]
    [InlineData("nije [masaža]", "bs")]
    [InlineData("brez [masaže]", "sl")]
    [InlineData("nuk ofroj [masazh]", "sq")]
    [InlineData("нема [масажа]", "mk")]
    [InlineData("ingen [massage]", "sv")]
    [InlineData("ikke [massasje]", "nb")]
    [InlineData("uden [massage]", "da")]
    [InlineData("ilman [hierontaa]", "fi")]
    [InlineData("ei paku [massaaži]", "et")]
    [InlineData("bez [masāžas]", "lv")]
    [InlineData("be [masažo]", "lt")]
    [InlineData("[მასაჟის] გარეშე", "ka")]
    [InlineData("[მასაჟი] არ მაქვს", "ka")]
    [InlineData("առանց [մերսման]", "hy")]
    [InlineData("[մերսում] չկա", "hy")]
    [InlineData("[masaj] yoxdur", "az")]
    [InlineData("[массаж] жоқ", "kk")]
    // English is borrowed everywhere.
    [InlineData("no [massage]", "de")]
    [InlineData("without [massage]", "ru")]
    // Answers and signs.
    [InlineData("[Outcall]: no", "en")]
    [InlineData("[Hausbesuch]: nein", "de")]
    [InlineData("[Выезд]: нет", "ru")]
    [InlineData("[Выезд] - нет", "ru")]
    [InlineData("[Výjezd] k vám: ne", "cs")]
    [InlineData("[Outcall]? No.", "en")]
    [InlineData("[Massage] ❌", "en")]
    [InlineData("❌ [Massage]", "en")]
    [InlineData("✅ Dinner ❌ [Massage]", "en")]
    [InlineData("Dinner ✅ [Massage] ❌", "en")]
    public void RulesOut_NegatedTerm_IsTrue(string text, string language) => RulesOut(text, language).ShouldBeTrue();

    [Theory]
    [InlineData("[massage], no dinner", "en")]
    [InlineData("no dinner, [massage]", "en")]
    [InlineData("not only [massage]", "en")]
    [InlineData("nicht nur [Massage]", "de")]
    [InlineData("не только [массаж]", "ru")]
    [InlineData("nem csak [masszázs]", "hu")]
    [InlineData("[massage] no rush", "en")]
    [InlineData("noch heute [Massage]", "de")]
    [InlineData("no Porto [massagem]", "pt")]
    [InlineData("no rītiem [masāža]", "lv")]
    [InlineData("pas mane [masažas]", "lt")]
    [InlineData("be to [masažas]", "lt")]
    [InlineData("Tel no 5 [masaj]", "tr")]
    [InlineData("mai [massage]", "de")]
    [InlineData("[masaj] var", "tr")]
    [InlineData("yok, [masaj]", "tr")]
    [InlineData("[Outcall]: yes", "en")]
    [InlineData("[Services]: no limits", "en")]
    [InlineData("[Massage]? No problem", "en")]
    [InlineData("[Massage] ✅ Dinner ❌", "en")]
    [InlineData("❌ Dinner ✅ [Massage]", "en")]
    [InlineData("Нет. [Массаж]", "ru")]
    public void RulesOut_OtherTerm_IsFalse(string text, string language) => RulesOut(text, language).ShouldBeFalse();

    [Theory]
    [InlineData("no", "en", false)]
    [InlineData("Nein", "de", false)]
    [InlineData("нет", "ru", false)]
    [InlineData("✗", "en", false)]
    [InlineData("not available", "en", false)]
    [InlineData("ja", "de", true)]
    [InlineData("Да.", "ru", true)]
    [InlineData("✔️", "fr", true)]
    [InlineData("yes", "cs", true)]
    [InlineData("at my place", "en", null)]
    [InlineData("", "en", null)]
    public void Answer_Value_SaysYesOrNo(string value, string language, bool? expected) => Negation.Answer(value, language).ShouldBe(expected);

    private static bool RulesOut(string marked, string language)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        return Negation.RulesOut(marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), new TextSpan(start, end - start), language);
    }
}
