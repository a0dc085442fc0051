using System.Text;
using System.Text.Json;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>Pages that nobody would write, made of pieces of those that people wrote: reading them must come to an end without a fault.</summary>
public sealed class SplicedPagesTests
{
    /// <summary>What <c>deploy/test --long</c> sets.</summary>
    private const string Long = "WEBRISK_LONG_TESTS";
    private const int Rounds = 400;
    private const int RoundsOfLong = 12_000;

    private static readonly DateTimeOffset FetchedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_SplicedPages_NeverFails()
    {
        var rounds = Environment.GetEnvironmentVariable(Long) is "1" ? RoundsOfLong : Rounds;
        var (parser, extractor) = (PageParser.Create(RepositoryFiles.All), AdExtractor.Create(RepositoryFiles.All));
        var pages = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "seeds/evaluation/pages/dev"), "*.html").Order(StringComparer.Ordinal).Select(Pieces).ToList();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            var random = new Random(round);
            var (html, market) = Spliced(pages, random);
            try
            {
                var parsed = parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example/ad/1"), new SiteContext("board.example", [market], null), FetchedAt);
                var ad = extractor.Extract(parsed.Main);
                ad.Contacts.ShouldAllBe(c => c.Span == null || c.Span.Value.End <= parsed.Main.Text.Length);
            }
            catch (Exception e) when (e is not ShouldAssertException)
            {
                faults.TryAdd(e.StackTrace!.Split('\n').First(l => l.Contains("WebRiskMapper", StringComparison.Ordinal)).Trim(), $"round {round}: {e.Message}");
            }
        }

        faults.ShouldBeEmpty();
    }

    private static (string Market, string[] Pieces) Pieces(string file)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")));
        return (truth.RootElement.GetProperty("market").GetString()!, File.ReadAllText(file).Split('\n'));
    }

    // Lines of two pages in turn, of which some are lost, repeated, cut or joined by tabs.
    private static (string Html, string Market) Spliced(List<(string Market, string[] Lines)> pages, Random random)
    {
        var (first, second) = (pages[random.Next(pages.Count)], pages[random.Next(pages.Count)]);
        var html = new StringBuilder();
        for (var i = 0; i < first.Lines.Length; i++)
        {
            var line = random.Next(8) == 0 ? second.Lines[random.Next(second.Lines.Length)] : first.Lines[i];
            line = random.Next(12) switch
            {
                0 => "",
                1 => line + " " + line,
                2 => line[..random.Next(line.Length + 1)],
                3 => Shuffled(line, random),
                4 => line.Replace(' ', random.Next(2) == 0 ? '\t' : '\u00A0'),
                _ => line,
            };
            html.Append(line).Append(random.Next(6) == 0 ? ' ' : '\n');
        }

        return (html.ToString(), first.Market);
    }

    private static string Shuffled(string line, Random random)
    {
        var words = line.Split(' ');
        random.Shuffle(words);
        return string.Join(' ', words);
    }
}
