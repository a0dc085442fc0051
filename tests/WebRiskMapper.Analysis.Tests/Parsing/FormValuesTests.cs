using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class FormValuesTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<label for=a>Name</label><input id=a readonly value=Amber><label for=b>Age</label><input id=b readonly value=27>", "Name Amber\nAge 27")]
    [InlineData("<label for=a>30 minutes</label><input id=a type=number readonly value=70><span>£</span><label for=b>1 hour</label><input id=b type=number readonly value=120><span>£</span>", "30 minutes 70 £\n1 hour 120 £")]
    [InlineData("<table><tr><td><label for=a>Name</label></td><td><input id=a readonly value=Amber></td><td><label for=b>Age</label></td><td><input id=b readonly value=27></td></tr></table>", "Name\tAmber\tAge\t27")]
    [InlineData("<fieldset disabled><label>Age</label><input value=27></fieldset>", "Age 27")]
    [InlineData("<label>Posted</label><input type=date readonly value=2026-11-12>", "Posted 2026-11-12")]
    [InlineData("<label>Age</label><select disabled><option>18-20<option selected>31</select>", "Age 31")]
    [InlineData("<input readonly value=1> <select><option>min<option selected>h</select> <input readonly value=150>", "1 h 150")]
    [InlineData("<p>Name <input value=Amber></p><p>City <input value=Leeds></p><p>Age <input value=27></p>", "Name Amber\nCity Leeds\nAge 27")]
    [InlineData("<select><option>Choose…<option>30 min – 100 €<option>Une heure – 150 €<option>Nuit – 900 €</select>", "30 min – 100 €\nUne heure – 150 €\nNuit – 900 €")]
    [InlineData("<select><option>1 Stunde: 150 €</select>", "1 Stunde: 150 €")]
    [InlineData("<select><option>30 min: 60 €<option>noche (12 horas): 500 €<option>noche (12 horas, hotel): 600 €</select>", "30 min: 60 €\nnoche (12 horas): 500 €\nnoche (12 horas, hotel): 600 €")]
    [InlineData("<input id=a readonly value='80 €'><label for=a>30 min</label><input id=b readonly value='150 €'><label for=b>1 h</label>", "80 € 30 min 150 € 1 h")]
    [InlineData("<select><optgroup label=Incall><option>1 hour: £150</optgroup><optgroup label=Outcall><option>1 hour: £200</optgroup></select>", "1 hour: £150 (Incall)\n1 hour: £200 (Outcall)")]
    [InlineData("<select><option data-price=15000>30 perc<option data-price=25000>1 óra</select>", "30 perc: 15000\n1 óra: 25000")]
    [InlineData("<input type=radio name=t id=a value=50><label for=a>20 minuti</label><input type=radio name=t id=b value=100><label for=b>1 ora</label>", "20 minuti: 50\n1 ora: 100")]
    [InlineData("<label><input type=radio name=t data-price=50> 20 minuti</label>", "20 minuti: 50")]
    [InlineData("<label><input type=checkbox disabled checked> Massage</label><label><input type=checkbox disabled> Duo</label>", "Massage")]
    [InlineData("<label><input type=checkbox disabled checked> Incall</label><label><input type=checkbox disabled> Outcall</label>", "Incall Outcall ❌")]
    [InlineData("<label><input type=radio disabled> 1 hour: £150</label>", "1 hour: £150")]
    public void Parse_WhatAFormShows_IsContent(string fields, string expected) => TextOf(fields).ShouldBe("shown\n" + expected);

    [Theory]
    [InlineData("<label>Your phone</label><input type=tel placeholder='06 12 34 56 78'>", "Your phone")]
    [InlineData("<label>Budget</label><input type=number value=100><button>Send</button>", "Budget Send")]
    [InlineData("<p>Name <input value=Amber></p><p>City <input value=Leeds></p><p>Age <input value=27></p><button>Save</button>", "Name\nCity\nAge\nSave")]
    [InlineData("<p>Age <input type=number value=18> <input type=number value=99></p><p>City <input value=Leeds></p>", "Age\nCity")]
    [InlineData("<label>Sort</label><select><option selected>Newest<option>Cheapest</select>", "Sort")]
    [InlineData("<label>Price</label><select><option>up to 100 €<option>up to 200 €</select>", "Price")]
    [InlineData("<select><option>18 - 25 years<option>26 - 35 years</select>", "")]
    [InlineData("<label><input type=radio name=t value=30> 30 min</label> <label><input type=radio name=t value=60> 60 min</label>", "30 min 60 min")]
    [InlineData("<label><input type=radio name=t value=1800> 30 min</label> <label><input type=radio name=t value=3600> 60 min</label>", "30 min 60 min")]
    [InlineData("<label><input type=radio name=t value=1> 30 min</label> <label><input type=radio name=t value=2> 60 min</label>", "30 min 60 min")]
    [InlineData("<input type=hidden value='0744 219 836'>", "")]
    [InlineData("<datalist><option>0744 219 836</datalist>", "")]
    [InlineData("<label><input type=checkbox> Massage</label> <label><input type=checkbox> Duo</label>", "Massage Duo")]
    public void Parse_WhatAFormAsksFor_IsNoContent(string fields, string expected) => TextOf(fields).ShouldBe(expected.Length == 0 ? "shown" : "shown\n" + expected);

    private static string TextOf(string fields)
    {
        var page = $"<html><body><p>shown</p><form>{fields}</form></body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
    }
}
