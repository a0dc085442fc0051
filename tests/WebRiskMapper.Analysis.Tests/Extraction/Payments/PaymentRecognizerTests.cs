using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Payments;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Payments;

public sealed class PaymentRecognizerTests
{
    private static readonly PaymentRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Payment: cash, card, PayPal or Revolut", "en", "cash card paypal revolut")]
    [InlineData("Cash or card.", "en", "cash card")]
    [InlineData("I take Bitcoin and gift cards", "en", "crypto gift_card")]
    [InlineData("Payment\nCash\nCard\nBank transfer", "en", "cash card bank_transfer")]
    [InlineData("Zahlung in bar oder per Überweisung", "de", "cash bank_transfer")]
    [InlineData("Bar oder Kreditkarte", "de", "cash card")]
    [InlineData("Bezahlung mit Paysafecard oder Amazon Gutschein", "de", "gift_card prepaid_voucher")]
    [InlineData("Paiement en espèces ou coupon PCS", "fr", "cash prepaid_voucher")]
    [InlineData("Pago en efectivo o Bizum", "es", "cash mobile_payment")]
    [InlineData("Contanti o Postepay", "it", "cash prepaid_voucher")]
    [InlineData("Aceito dinheiro e MB Way", "pt", "cash mobile_payment")]
    [InlineData("Contant of pinnen", "nl", "cash card")]
    [InlineData("Płatność gotówką lub BLIK", "pl", "cash mobile_payment")]
    [InlineData("Platba v hotovosti nebo převodem na účet", "cs", "cash bank_transfer")]
    [InlineData("Fizetés készpénzzel vagy bankkártyával", "hu", "cash card")]
    [InlineData("Plata cash sau Revolut", "ro", "cash revolut")]
    [InlineData("Плащане в брой или с карта", "bg", "cash card")]
    [InlineData("Μετρητά ή πιστωτική κάρτα", "el", "cash card")]
    [InlineData("Ödeme nakit veya havale", "tr", "cash bank_transfer")]
    [InlineData("Оплата наличными или переводом на карту", "ru", "cash bank_transfer")]
    [InlineData("Оплата готівкою", "uk", "cash")]
    [InlineData("Gotovina ili Western Union", "hr", "cash money_transfer")]
    [InlineData("Betalning: Swish eller kontant", "sv", "cash mobile_payment")]
    [InlineData("Maksu käteisellä", "fi", "cash")]
    [InlineData("Grynaisiais arba pavedimu", "lt", "cash bank_transfer")]
    [InlineData("გადახდა ნაღდი ფულით", "ka", "cash")]
    // Refused behind the word, by a verb of its own.
    [InlineData("Karte geht leider nicht, nur Bares", "de", "cash")]
    [InlineData("Наличные, карты не беру", "ru", "cash")]
    [InlineData("Keš ili Wise, kartice ne primam", "sr", "cash wise")]
    [InlineData("Havale olur, kart yok", "tr", "bank_transfer")]
    [InlineData("MobilePay er fint, dankort tager jeg ikke", "da", "mobile_payment")]
    [InlineData("Swish går bra, kort tar jag inte", "sv", "mobile_payment")]
    [InlineData("Platí se hotově, kartu neberu", "cs", "cash")]
    [InlineData("Hotovosť, kartu neprijímam", "sk", "cash")]
    [InlineData("Maksmine sularahas, kaarti ei võta", "et", "cash")]
    [InlineData("Skaidra nauda, karti nepieņemu", "lv", "cash")]
    [InlineData("Grynais, kortelės nepriimu", "lt", "cash")]
    [InlineData("Ödəniş nağd, kart qəbul etmirəm", "az", "cash")]
    [InlineData("Төлем Kaspi, карта қабылдамаймын", "kk", "mobile_payment")]
    [InlineData("Vipps, kort tar jeg ikke", "nb", "mobile_payment")]
    [InlineData("Contant, creditcards neem ik niet", "nl", "cash")]
    [InlineData("Efectivo o Bizum, tarjetas no acepto", "es", "cash mobile_payment")]
    [InlineData("Gotówka lub BLIK, kart nie przyjmuję", "pl", "cash mobile_payment")]
    [InlineData("Готівка, карти не беру", "uk", "cash")]
    [InlineData("В брой, карти не вземам", "bg", "cash")]
    [InlineData("Cash, card nu accept", "ro", "cash")]
    [InlineData("Contanti, carte non accetto", "it", "cash")]
    [InlineData("Оплата картой не проблема", "ru", "card")]
    [InlineData("Käteinen, kortti ei käy", "fi", "cash")]
    [InlineData("Κρυπτονομίσματα ή μετρητά", "el", "cash crypto")]
    [InlineData("Maksta saab pangaülekandega", "et", "bank_transfer")]
    // Other bars, cards and transfers; and what is refused.
    [InlineData("Wir treffen uns in der Bar.", "de", "")]
    [InlineData("Airport transfer possible, SIM card in hand.", "en", "")]
    [InlineData("No PayPal or crypto, cash only.", "en", "cash")]
    [InlineData("No cards, no bank transfers.", "en", "")]
    [InlineData("Keine Kreditkarten", "de", "")]
    [InlineData("Send me a card for my birthday.", "en", "")]
    [InlineData("Otherwise call me, wise men do.", "en", "")]
    public void Recognize_Text_GivesCodes(string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(text, "", language);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).PaymentChannels).ShouldBe(expected);
    }
}
