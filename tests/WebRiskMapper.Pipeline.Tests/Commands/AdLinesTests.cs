using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary><c>webrisk score</c> and <c>webrisk link</c>: ads as JSON Lines.</summary>
public sealed class AdLinesTests : CommandLineTest
{
    private static readonly string[] Numbers = ["0660 123 45 67", "+43 660 1234567", "0043-660-1234567", "(0660) 1234567"];

    /// <summary>Four ads that share one number, each writing it its own way, and two that share nothing.</summary>
    private static string Valid { get; } = string.Join('\n',
    [
        .. Numbers.Select((number, i) => JsonSerializer.Serialize(new { id = $"shared-{i}", country = "AT", language = "de", title = Titles[i], text = Texts[i], phones = new[] { number } })),
        """{"id":"alone-1","text":"Nette Begleitung für einen ruhigen Abend in Graz, Anruf genügt.","country":"AT","phones":["0664 7654321"],"prices":[{"amount":180,"currency":"EUR","minutes":60}],"ages":[31],"posted_at":"2026-03-01"}""",
        """{"id":7,"text":"Massage in Linz, diskret und mit Zeit für ein Gespräch.","handles":[{"service":"telegram","id":"@massage_linz"}],"emails":["linz@example.org"],"city":"Linz","url":"https://ads.example/7","platform":"ads"}""",
    ]) + "\n";

    private static string[] Titles => ["Lena in Wien", "Neu in der Stadt", "Sofia, Salzburg", "Maria besucht Graz"];

    private static string[] Texts =>
    [
        "Ich freue mich auf deinen Besuch in meiner Wohnung nahe der Donau.",
        "Seit dieser Woche hier und gespannt auf nette Leute, melde dich einfach.",
        "Elegante Begleitung zum Abendessen, ins Theater oder auf Reisen.",
        "Nur wenige Tage zu Gast, bitte vorher telefonisch einen Termin vereinbaren.",
    ];

    [Fact]
    public async Task Score_ValidAds_PrintsOneLineEachInTheInputsOrder()
    {
        var result = (await WebriskAsync("score", Write("ads.jsonl", Valid))).ShouldSucceed();

        result.Error.ShouldBeEmpty();
        result.JsonLines.Select(l => l.GetProperty("id").GetString()).ShouldBe(["shared-0", "shared-1", "shared-2", "shared-3", "alone-1", "7"]);
        foreach (var line in result.JsonLines)
        {
            line.Names().ShouldBe(["id", "priority", "low", "high", "band", "validated", "groups", "contributions", "alternatives"]);
            line.GetProperty("band").GetString().ShouldBeOneOf("low", "medium", "high", "not_enough_evidence");
            line.GetProperty("validated").GetBoolean().ShouldBeFalse();
            line.GetProperty("low").GetDouble().ShouldBeInRange(0, line.GetProperty("priority").GetDouble());
            line.GetProperty("high").GetDouble().ShouldBeInRange(line.GetProperty("priority").GetDouble(), 1);
        }
    }

    [Fact]
    public async Task Link_OneNumberWrittenInFourWays_IsOneEntity()
    {
        var lines = (await WebriskAsync("link", Write("ads.jsonl", Valid))).ShouldSucceed().JsonLines;

        lines.ShouldAllBe(l => l.Names().SequenceEqual(new[] { "id", "entity", "template", "reasons" }));
        var entities = lines.Select(l => l.GetProperty("entity").GetInt32()).ToList();
        entities.Take(4).Distinct().Count().ShouldBe(1);
        entities.Distinct().Count().ShouldBe(3);
        lines[0].GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        lines[4].GetProperty("reasons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Link_Movements_PrintsCitiesInOrderWithMonthsOnly()
    {
        string Ad(int id, string city, string day) => JsonSerializer.Serialize(new { id, text = $"Anna in {city}", country = "AT", language = "de", city, phones = new[] { "+436601234567" }, posted_at = day });
        var file = Write("ads.jsonl", string.Join('\n', Ad(1, "Wien", "2026-01-10"), Ad(2, "Wien", "2026-02-03"), Ad(3, "Graz", "2026-02-20")));

        var entity = (await WebriskAsync("link", file, "--movements")).ShouldSucceed().JsonLines.ShouldHaveSingleItem();

        entity.GetProperty("stays").EnumerateArray().Select(s => $"{s.GetProperty("city")} {s.GetProperty("first")} {s.GetProperty("last")}").ShouldBe(["Vienna 2026-01 2026-02", "Graz 2026-02 2026-02"]);
        entity.GetProperty("personas")[0].GetProperty("stays").GetArrayLength().ShouldBe(2);
        entity.GetRawText().ShouldNotContain("-10");
        (await WebriskAsync("link", file, "--movements", "--templates")).ShouldBeRefused("--templates", "--movements");
    }

    [Fact]
    public async Task Link_Templates_PrintsTheConstantTextWithItsSlots()
    {
        string Ad(int id, string name, int age, string city) => JsonSerializer.Serialize(new
        {
            id,
            text = $"Ich heiße {name}, komme aus {city}, {age} Jahre jung, verwöhne dich in stiller Wohnung nahe am Bahnhof mit viel Zeit und ohne Eile.",
            country = "AT",
            language = "de",
            ages = new[] { age },
        });
        var file = Write("ads.jsonl", string.Join('\n', Ad(1, "Anna", 23, "Wien"), Ad(2, "Petra", 27, "Graz"), Ad(3, "Sofia", 31, "Linz"), Valid));

        var template = (await WebriskAsync("link", file, "--templates")).ShouldSucceed().JsonLines.ShouldHaveSingleItem();

        template.GetProperty("text").GetString().ShouldBe("Ich heiße {name}, komme aus {city}, {age} Jahre jung, verwöhne dich in stiller Wohnung nahe am Bahnhof mit viel Zeit und ohne Eile.");
        template.GetProperty("ads").GetInt32().ShouldBe(3);
        template.GetProperty("cities").GetInt32().ShouldBe(3);
        template.GetProperty("saving").GetDouble().ShouldBeInRange(0.3, 0.9);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("link")]
    public async Task AdLines_FromStandardInput_GiveWhatTheFileGives(string command)
    {
        // A byte order mark, CRLF and blank lines are other people's habits, and no fault.
        var bytes = Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes(Valid.ReplaceLineEndings("\r\n\r\n"))).ToArray();

        var piped = (await WebriskProcess.RunAsync(bytes, command)).ShouldSucceed();

        piped.Error.ShouldBeEmpty();
        piped.Output.ShouldBe((await WebriskAsync(command, Write("ads.jsonl", Valid))).Output);
        (await WebriskProcess.RunAsync("{}\n"u8.ToArray(), command)).ShouldBeRefused("<stdin>:1: field 'id'");
    }

    [Theory]
    [InlineData("""{"id":"c","text":"x",}""", ":3:", "not valid JSON", "one JSON object a line")]
    [InlineData("""["c"]""", ":3:", "expected an object, found a list")]
    [InlineData("""{"text":"x"}""", ":3: field 'id'", "is missing")]
    [InlineData("""{"id":"c"}""", ":3: field 'text'", "is missing")]
    [InlineData("""{"id":"","text":"x"}""", ":3: field 'id'", "is empty")]
    [InlineData("""{"id":"a","text":"x"}""", ":3: field 'id'", "line 1 already")]
    [InlineData("""{"id":"c","text":5}""", ":3: field 'text'", "expected a string, found a number", "quotes")]
    [InlineData("""{"id":"c","text":"x","phones":"0660 1"}""", ":3: field 'phones'", "expected a list", "square brackets")]
    [InlineData("""{"id":"c","text":"x","phones":["1",2]}""", ":3: field 'phones[1]'", "expected a string")]
    [InlineData("""{"id":"c","text":"x","ages":["20"]}""", ":3: field 'ages[0]'", "whole number")]
    [InlineData("""{"id":"c","text":"x","ages":[0]}""", ":3: field 'ages[0]'", "from 1 to 120")]
    [InlineData("""{"id":"c","text":"x","posted_at":"03/04/2026"}""", ":3: field 'posted_at'", "03/04/2026", "2026-11-30")]
    [InlineData("""{"id":"c","text":"x","posted_at":"2026-02-30"}""", ":3: field 'posted_at'")]
    [InlineData("""{"id":"c","text":"x","prices":[{"amount":5,"currency":"EURO"}]}""", ":3: field 'prices[0].currency'", "EURO", "ISO 4217")]
    [InlineData("""{"id":"c","text":"x","prices":[{"amount":5,"currency":"XQZ"}]}""", ":3: field 'prices[0].currency'", "XQZ")]
    [InlineData("""{"id":"c","text":"x","prices":[{"amount":"5"}]}""", ":3: field 'prices[0].amount'", "expected a number")]
    [InlineData("""{"id":"c","text":"x","prices":[{"amount":-5}]}""", ":3: field 'prices[0].amount'", "out of range")]
    [InlineData("""{"id":"c","text":"x","handles":[{"service":"telegram"}]}""", ":3: field 'handles[0].id'", "is missing")]
    [InlineData("""{"id":"c","text":"x","country":"UK"}""", ":3: field 'country'", "ISO 3166-1")]
    [InlineData("""{"id":"c","text":"x","language":"german"}""", ":3: field 'language'", "ISO 639-1")]
    [InlineData("""{"id":"c","text":"x","url":"ads/7"}""", ":3: field 'url'", "https://")]
    [InlineData("""{"id":"c","text":"\ud800"}""", ":3: field 'text'")]
    public async Task AdLines_OneFaultyLine_IsNamedAndNothingIsPrinted(string line, params string[] said)
    {
        var file = Write("ads.jsonl", $$"""
            {"id":"a","text":"eins"}
            {"id":"b","text":"zwei"}
            {{line}}
            {"id":"d","text":"vier"}
            """);

        (await WebriskAsync("link", file)).ShouldBeRefused([file + said[0], .. said[1..]]);
    }

    [Fact]
    public async Task AdLines_ManyFaults_AreAllNamed()
    {
        var result = await WebriskAsync("score", Write("ads.jsonl", "{\"id\":1}\n{\"text\":\"x\"}\nnothing\n"));

        result.ShouldBeRefused(":1: field 'text'", ":2: field 'id'", ":3: not valid JSON");
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("link")]
    public async Task AdLines_NotUtf8_NamesTheLine(string command)
    {
        var file = Write("ads.jsonl", Encoding.Latin1.GetBytes("{\"id\":\"a\",\"text\":\"eins\"}\n{\"id\":\"b\",\"text\":\"schön\"}\n"));

        (await WebriskAsync(command, file)).ShouldBeRefused(file + ":2:", "not UTF-8", "iconv");
    }

    [Fact]
    public async Task AdLines_Nothing_IsRefused()
    {
        foreach (var text in new[] { "", "\n \n\t\n" })
        {
            var file = Write("empty.jsonl", text);
            (await WebriskAsync("score", file)).ShouldBeRefused(file, "there is no ad", "id and text");
        }

        (await WebriskAsync("score", Path.Combine(Folder, "missing.jsonl"))).ShouldBeRefused("missing.jsonl", "does not exist");
    }

    [Theory]
    [InlineData("""{"id":"sealed","text":"Zitronenbaum","ages":[17]}""")]
    [InlineData("""{"id":"sealed","text":"Zitronenbaum","ages":[24,5]}""")]
    [InlineData("""{"id":"sealed","text":"Zitronenbaum. Ich bin 17 Jahre alt.","ages":[24]}""")]
    [InlineData("""{"id":"sealed","title":"Ich bin 17 Jahre alt","text":"Zitronenbaum"}""")]
    public async Task AdLines_StatedAgeUnder18_IsSealedAndTheOthersGoOn(string line)
    {
        foreach (var command in new[] { "score", "link" })
        {
            var result = (await WebriskAsync(command, Write("ads.jsonl", "{\"id\":\"a\",\"text\":\"eins\"}\n" + line + "\n{\"id\":\"b\",\"text\":\"zwei\"}\n"))).ShouldSucceed();

            result.JsonLines.Select(l => l.GetProperty("id").GetString()).ShouldBe(["a", "b"]);
            result.Error.ShouldContain("'sealed'");
            (result.Output + result.Error).ShouldNotContain("Zitronenbaum");
        }
    }

    [Fact]
    public async Task AdLines_UnknownField_IsWarnedOfAndNotUsed()
    {
        var result = (await WebriskAsync("link", Write("ads.jsonl", """{"id":"a","text":"eins","phone":"0660 1234567"}"""))).ShouldSucceed();

        result.Error.ShouldContain("'phone' is not known");
        result.JsonLines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Score_TwoThousandAds_PrintsOneLineEach()
    {
        var random = new Random(3);
        var ads = new StringBuilder();
        for (var i = 0; i < 2000; i++)
        {
            var number = (6600000 + random.Next(1200)).ToString(CultureInfo.InvariantCulture);
            ads.AppendLine(JsonSerializer.Serialize(new { id = i, country = "AT", language = "de", platform = $"p{i % 9}", title = Titles[i % 4], text = string.Join(' ', Texts.OrderBy(_ => random.Next()).Take(3)) + " Tel 0660 " + number }));
        }

        var file = Write("ads.jsonl", ads.ToString());

        (await WebriskAsync("score", file)).ShouldSucceed().JsonLines.Count.ShouldBe(2000);
    }
}
