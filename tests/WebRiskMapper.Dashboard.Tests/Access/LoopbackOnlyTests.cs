using Shouldly;
using WebRiskMapper.Dashboard.Access;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Access;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.9:0")]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://[::1]:8080")]
    public void Refusal_OfALoopbackAddress_IsNull(string url) => LoopbackOnly.Refusal(url).ShouldBeNull();

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.0.2.7:8080")]
    [InlineData("http://dashboard.example:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("8080")]
    [InlineData("")]
    public void Refusal_OfAnotherAddress_NamesItAndTheRemedy(string url)
    {
        var refusal = LoopbackOnly.Refusal(url).ShouldNotBeNull();

        refusal.ShouldContain($"'{url}'");
        refusal.ShouldContain("Use http://127.0.0.1:8080");
    }

    [Fact]
    public void Create_WithAnAddressOtherMachinesReach_Throws() =>
        Should.Throw<ArgumentException>(() => DashboardHost.Create(new DashboardOptions { ConnectionString = "Host=localhost", Url = "http://0.0.0.0:8080" }))
            .Message.ShouldContain("no access control");
}
