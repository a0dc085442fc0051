using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>Invented numbers against the numbering plans that the analysis reads, which come from elsewhere.</summary>
public sealed class NumberPlanTests
{
    private const int Sample = 12_000;

    /// <summary>Kept for drama and so assigned to nobody: of the right shape, but in no range of the plan.</summary>
    private static readonly string[] Unassigned = ["7700900", "63998"];

    private static readonly Dictionary<string, JsonElement> Plans =
        JsonDocument.Parse(File.ReadAllText(ShippedFiles.Folder("models/phones.json"))).RootElement.GetProperty("plans").EnumerateArray()
            .ToDictionary(p => p.GetProperty("country").GetString()!, StringComparer.Ordinal);

    public static TheoryData<string> Countries { get; } = [.. NumberPlan.ByCountry.Keys];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Significant_AnyCountry_GivesValidMobileNumbersAndNoneTwice(string country)
    {
        var plan = NumberPlan.ByCountry[country];
        var official = Plans[country];
        official.GetProperty("callingCode").GetString().ShouldBe(plan.CallingCode);

        // North America does not tell mobile numbers from fixed ones.
        var numbering = Pattern(official.GetProperty("types").GetProperty(plan.CallingCode == "1" ? "fixed" : "mobile").GetString()!);
        var shape = Pattern(official.GetProperty("pattern").GetString()!);
        var numbers = Enumerable.Range(0, Math.Min(Sample, Size(plan))).Select(plan.Significant).ToList();

        numbers.Distinct(StringComparer.Ordinal).Count().ShouldBe(numbers.Count);
        numbers.Where(n => !shape.IsMatch(n)).ShouldBeEmpty();
        numbers.Where(n => !Unassigned.Any(u => n.StartsWith(u, StringComparison.Ordinal)) && !numbering.IsMatch(n)).ShouldBeEmpty();
        numbers.ShouldContain(n => numbering.IsMatch(n));
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Write_AnyWriting_KeepsTheDigits(string country)
    {
        var plan = NumberPlan.ByCountry[country];
        foreach (var n in Enumerable.Range(0, 60))
        {
            var significant = plan.Significant(n * 10);
            foreach (var writing in Enum.GetValues<PhoneWriting>())
            {
                foreach (var abroad in new[] { false, true })
                {
                    var phone = PhoneWriter.Write(plan, significant, writing, English.Phrases.DigitWords, abroad, inText: true, new Dice(1, "test", n));

                    phone.E164.ShouldBe("+" + plan.CallingCode + significant);
                    string[] home = [plan.CallingCode + significant, "00" + plan.CallingCode + significant, plan.Trunk + significant];
                    Digits(phone.Written).ShouldBeOneOf(abroad ? home[..2] : home, $"{writing}: {phone.Written}");
                }
            }
        }
    }

    [Theory]
    [InlineData("HU", "301234567", "06 30 123 4567")]
    [InlineData("PL", "512345678", "512 345 678")]
    [InlineData("SK", "905123456", "0905 123 456")]
    [InlineData("BG", "881234567", "0881 234 567")]
    [InlineData("UA", "671234567", "067 123 45 67")]
    [InlineData("SE", "701740612", "070 174 06 12")]
    [InlineData("IT", "3471234567", "347 123 4567")]
    [InlineData("NL", "621234567", "06 21234567")]
    [InlineData("KZ", "7771234567", "8 777 123 45 67")]
    public void National_Number_IsGroupedAsInItsCountry(string country, string significant, string expected) =>
        NumberPlan.ByCountry[country].National(significant).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Countries))]
    public void Ranges_AnyCountry_SufficeForAMarketOfThreeMillionAds(string country) => Size(NumberPlan.ByCountry[country]).ShouldBeGreaterThanOrEqualTo(1_000_000);

    [Fact]
    public void Significant_PlanUsedUp_SaysSo() =>
        Should.Throw<InvalidOperationException>(() => NumberPlan.ByCountry["CY"].Significant(1_000_000)).Message.ShouldContain("CY");

    private static Regex Pattern(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static int Size(NumberPlan plan) => (int)Math.Min(int.MaxValue, plan.Ranges.Sum(r => Math.Pow(10, r.Count(c => c == '#'))));

    /// <summary>The digits that a reader sees: words, keycaps, full width and the letter O count as what they stand for.</summary>
    private static string Digits(string written)
    {
        for (var digit = 0; digit < 10; digit++)
        {
            written = written.Replace(English.Phrases.DigitWords[digit], ((char)('0' + digit)).ToString(), StringComparison.Ordinal);
        }

        var digits = new StringBuilder();
        foreach (var mark in written.Replace("tel:", "", StringComparison.Ordinal))
        {
            if (char.IsAsciiDigit(mark))
            {
                digits.Append(mark);
            }
            else if (mark is >= '\uFF10' and <= '\uFF19')
            {
                digits.Append((char)(mark - '\uFF10' + '0'));
            }
            else if (mark == 'O')
            {
                digits.Append('0');
            }
        }

        return digits.ToString();
    }
}
