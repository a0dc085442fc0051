using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests;

/// <summary>A limit of a pattern's time is one of the wall's clock: on a busy machine a page would fail for being read beside others.</summary>
public sealed class PatternTests
{
    [Fact]
    public void Patterns_OfAnalysis_HaveNoLimitByTheClock()
    {
        var patterns = typeof(AdExtractor).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Select(m => (m.Name, Pattern: m.GetCustomAttribute<GeneratedRegexAttribute>()))
            .Where(m => m.Pattern is not null)
            .ToList();

        patterns.ShouldNotBeEmpty();
        patterns.Where(p => p.Pattern!.MatchTimeoutMilliseconds != Timeout.Infinite).Select(p => p.Name).ShouldBeEmpty();
    }
}
