using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Wallets;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Wallets;

/// <summary>The valid addresses are test vectors of the standards (BIP 173, BIP 350, EIP-55) and well-known public ones.</summary>
public sealed class WalletRecognizerTests
{
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "btc", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "eth", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A", "xmr", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A")]
    public void Recognize_ValidAddress_IsFound(string address, string chain, string normalised)
    {
        var contact = Recognize("Deposit to " + address + " please").ShouldHaveSingleItem();
        contact.Kind.ShouldBe(ContactKind.Wallet);
        contact.Service.ShouldBe(chain);
        contact.Value.ShouldBe(normalised);
        contact.Span.ShouldBe(new TextSpan(11, address.Length));
    }

    [Theory]
    [InlineData("USDT ERC20 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "usdt")]
    [InlineData("Tether (TRC-20): TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "usdt")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t (USDT)", "usdt")]
    [InlineData("USDT only on Sundays\nETH 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth")]
    [InlineData("ETH 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, no USDT", "eth")]
    [InlineData("USDT to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "btc")]
    public void Recognize_TokenThatTheLineNames_IsKept(string text, string service) => Recognize(text).ShouldHaveSingleItem().Service.ShouldBe(service);

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("11A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7KV8F3T4")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x0000000000000000000000000000000000000000")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")]
    [InlineData("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B")]
    [InlineData("averylongwordthatisnothingatallreally")]
    public void Recognize_BrokenChecksum_IsRefused(string text) => Recognize(text).ShouldBeEmpty();

    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Keccak256_KnownInput_HasItsPublishedHash(string input, string expected) =>
        Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(input))).ShouldBe(expected);

    private static IReadOnlyList<ExtractedContact> Recognize(string text)
    {
        var ad = RecognizerFixture.Ad(text);
        return new WalletRecognizer().Recognize(ad, RecognizerFixture.Draft(ad)).Contacts;
    }
}
