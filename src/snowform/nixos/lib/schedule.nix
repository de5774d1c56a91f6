# What systemd takes for times (systemd.time(7)), as far as patterns can say it.
{ lib, ... }:

{
  # A calendar event: days become numbers, so that ranges can be compared.
  isSchedule =
    text:
    let
      list = one: "${one}(,${one})*";
      field = number: "([*]|${list "${number}([.][.]${number})?(/0*[1-9][0-9]*([.][0-9]+)?)?"})";
      day = "#[1-7]";
      days = "${list "${day}(([.][.]|-)${day})?"},?";
      year = "([0-9][0-9]|19[7-9][0-9]|20[0-9][0-9]|21[0-9][0-9])";
      date = "(${field year}-)?${field "(0?[1-9]|1[0-2])"}[-~]${field "(0?[1-9]|[12][0-9]|3[01])"}";
      sixty = "[0-5]?[0-9]";
      time = "${field "([01]?[0-9]|2[0-3])"}:${field sixty}(:${field "${sixty}([.][0-9]+)?"})?";
      alone = "UTC|UCT|GMT([+-]?0)?|[CEMW]ET|[EHM]ST|[CEMP]ST[5-8][CEMP]DT|ZULU|UNIVERSAL|NZ(-CHAT)?|GB(-EIRE)?";
      countries = "CUBA|EGYPT|EIRE|GREENWICH|HONGKONG|ICELAND|IRAN|ISRAEL|JAMAICA|JAPAN|KWAJALEIN|LIBYA|NAVAJO";
      more = "PRC|POLAND|PORTUGAL|RO[CK]|SINGAPORE|TURKEY|W-SU";
      zone = "( +(${alone}|${countries}|${more}|[A-Z][A-Z0-9_+-]*/[A-Z0-9_+/#-]+))?";
      word = "(MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|QUARTERLY|SEMI-?ANNUALLY|BI-?ANNUALLY|ANN?UALLY|YEARLY)";
      upper = lib.toUpper text;
      names = [
        "MONDAY"
        "TUESDAY"
        "WEDNESDAY"
        "THURSDAY"
        "FRIDAY"
        "SATURDAY"
        "SUNDAY"
      ];
      numbers = builtins.genList (index: "#${toString (index + 1)}") 7;
      short = map (builtins.substring 0 3) names;
      named = lib.replaceStrings (names ++ short) (numbers ++ numbers) upper;
      number = digits: builtins.fromJSON (lib.head (builtins.match "0*([0-9]+)" digits));
      rises = found: !(builtins.isList found) || number (lib.head found) <= number (lib.elemAt found 1);
    in
    builtins.match " *(${word}|@[0-9]+)${zone} *" upper != null
    ||
      builtins.match " *(${days}( +${date})?( +${time})?|${date}( +${time})?|${time})${zone} *" named
      != null
      && lib.all rises (builtins.split "([0-9]+)[.][.]#?([0-9]+)" named);

  # A time span.
  isSpan =
    text:
    let
      unit = "(us(ec)?|ms(ec)?|s(ec(onds?)?)?|m(in(utes?)?)?|h(r|ours?)?|d(ays?)?|w(eeks?)?|M|months?|y(ears?)?)";
    in
    builtins.match " *([0-9]+([.][0-9]+)? *${unit}? *)+" text != null;
}
