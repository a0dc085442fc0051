using Shouldly;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Pages;

public sealed class PageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?view=table&sort=coverage&run=1")]
    [InlineData("/country/AT")]
    [InlineData("/country/at?run=1")]
    [InlineData("/country/TM")]
    [InlineData("/platform/3")]
    [InlineData("/how")]
    [InlineData("/about")]
    public async Task RiskPage_WhenOpened_CarriesTheMandatoryStatement(string path)
    {
        var page = await dashboard.Http.GetStringAsync(path);

        page.ShouldContain("Indicators and advertisements alone are not sufficient evidence of trafficking.");
        page.Length.ShouldBeLessThan(100_000);
    }
}
