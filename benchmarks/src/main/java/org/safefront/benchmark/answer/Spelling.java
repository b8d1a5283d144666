package org.safefront.benchmark.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the many ways in which one formula is typed to one. */
final class Spelling {
    private static final Map<String, String> SIGNS = signs();
    private static final Pattern DOUBLED =
            Pattern.compile("(?<!\\\\)\\\\\\\\(?=(?:left|right|d?frac|tfrac|sqrt|pi|le|ge|leq|geq|"
                    + "text|infty|cup|cap|cdot|times|pm|in|theta|alpha|beta|begin|end|boxed|mathrm|circ|log|ln|sin|cos|tan|"
                    + "neq|ne|lt|gt|quad|mathbf|binom|overline|lfloor|rfloor|lceil|rceil)(?![a-zA-Z]))");
    private static final Pattern NOISE = Pattern.compile(
            "(?<!\\\\)\\\\(?:left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits|"
                    + "nolimits|quad|qquad|hspace\\{[^{}]*}|hfill|;|!|,|:|>| |label\\{[^{}]*})(?![a-zA-Z])|~|\\\\\\$|(?<!\\\\)\\$");
    private static final Pattern THOUSANDS =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:(?:,|\\{,}|\\\\,|\\\\ | )\\d{3}){1,20})(?![\\d])");
    private static final Pattern UNITS = Pattern.compile("(?<=[\\d)}])\\s*(?:square|cubic|sq\\.?|cu\\.?)?\\s*"
            + "(?:(?:milli|centi|kilo)?meters?|cm|mm|km|kg|mg|mL|ml|ft|feet|foot|inch(?:es)?|yards?|miles?|mph|"
            + "units?|degrees?|dollars?|cents?|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|years?|"
            + "pounds?|lbs?|grams?|ounces?|liters?|gallons?|people|students|ways|points|points?|items?|times)"
            + "(?:\\s*\\^?\\{?[23²³]}?)?\\.?\\s*$");
    private static final Pattern WORDED_UNIT = Pattern.compile(
            "(?<=[\\d})])\\s*\\\\(?:text|mbox|mathrm|textrm|textnormal)\\s*\\{[\\s~]*(?![ieEITF]})[a-zA-Z][^{}]*}"
                    + "(?:\\s*\\^\\s*\\{?-?\\d}?)?\\s*\\.?$");
    private static final Pattern MODULUS =
            Pattern.compile("(?:\\\\pmod\\s*(?:\\{[^{}]*}|\\w)|\\(?\\\\[bp]?mod\\b.*)\\s*\\.?$");
    private static final Pattern SYSTEM =
            Pattern.compile("\\\\left\\s*\\\\(?:\\{|lbrace)\\s*(?=\\\\begin)|\\\\right\\s*\\.");
    private static final Pattern ANGLE = Pattern.compile(
            "(\\\\(?:sin|cos|tan|cot|sec|csc))\\s*\\(?\\s*(\\d+(?:\\.\\d+)?)\\s*\\^\\s*\\{?\\s*\\\\circ\\s*}?\\s*\\)?");
    private static final Pattern DEGREES = Pattern.compile("\\^\\s*\\{?\\s*\\\\circ\\s*}?|\\\\degree");

    private Spelling() {}

    /** The text with one sign for each thing, and without what only moves it about on the page. */
    static String canonical(String text) {
        String result = text.replaceAll("\\\\q?quad", " ");
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            result = result.replace(sign.getKey(), sign.getValue());
        }
        result = SYSTEM.matcher(result).replaceAll(" ");
        result = DOUBLED.matcher(result).replaceAll("\\\\");
        result = result.replaceAll("\\s*\\\\!\\s*", "");
        result = thousands(result);
        result = Repeating.replaced(result);
        result = ANGLE.matcher(result).replaceAll("$1(\\\\frac{$2\\\\pi}{180})");
        result = DEGREES.matcher(result).replaceAll("");
        result = MODULUS.matcher(result).replaceAll("");
        result = WORDED_UNIT.matcher(result).replaceAll("");
        result = NOISE.matcher(result).replaceAll(" ");
        result = result.replaceAll("\\\\[dtc]frac", "\\\\frac").replaceAll("\\\\[dt]binom", "\\\\binom");
        result = result.replaceAll("(?i)(?<=\\d)\\s*(?:percent(?:age)?|pct)\\b\\.?", "%")
                .replace("\\%", "%");
        result = UNITS.matcher(result.strip()).replaceAll("");
        return result.strip().replaceFirst("(?<![.\\d])[.,;:]+$", "").replaceFirst("(?<=\\d)\\.$", "");
    }

    /** Numbers with a separator after every third digit from the right, outside of brackets. */
    private static String thousands(String text) {
        return THOUSANDS.matcher(text).replaceAll(found -> {
            boolean bracketed = isBracketed(text, found.start());
            String number = found.group(1);
            return Matcher.quoteReplacement(bracketed && number.contains(",") ? number : number.replaceAll("\\D", ""));
        });
    }

    private static boolean isBracketed(String text, int place) {
        int depth = 0;
        for (int i = 0; i < place; i++) {
            char next = text.charAt(i);
            depth += "([".indexOf(next) >= 0 ? 1 : ")]".indexOf(next) >= 0 ? -1 : 0;
            depth += next == '{' && i > 0 && text.charAt(i - 1) == '\\' ? 1 : 0;
            depth -= next == '}' && i > 0 && text.charAt(i - 1) == '\\' ? 1 : 0;
        }
        return depth > 0;
    }

    private static Map<String, String> signs() {
        var signs = new LinkedHashMap<String, String>();
        String pairs =
                "− - – - — - \\langle ( \\rangle ) \\lvert | \\rvert | \\vert | \\lbrace \\{ \\rbrace \\} \\lbrack [ \\rbrack ] ⩽ \\leq ⩾ \\geq ∙ \\cdot ∖ \\setminus ℝ \\mathbb{R} φ \\phi λ \\lambda ∠ \\angle \\dfrac \\frac × \\times ÷ \\div · \\cdot ∙ \\cdot ⋅ \\cdot √ \\sqrt π \\pi ∞ \\infty ≤ \\leq ≥ \\geq "
                        + "≠ \\neq ≈ \\approx ∈ \\in ∪ \\cup ∩ \\cap ∅ \\emptyset ± \\pm ² ^2 ³ ^3 ½ \\frac{1}{2} ⅓ \\frac{1}{3} "
                        + "¼ \\frac{1}{4} ¾ \\frac{3}{4} ⅔ \\frac{2}{3} ° ^\\circ θ \\theta α \\alpha β \\beta ∙ \\cdot ∧ ^ "
                        + ">= \\geq <= \\leq != \\neq ** ^ × \\times";
        String[] words = pairs.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            signs.put(words[i], words[i + 1].matches("\\\\[a-zA-Z]+") ? words[i + 1] + " " : words[i + 1]);
        }
        for (String currency : "£ € ¥ ₹ ₽ ₩ ₪ ฿".split(" ")) {
            signs.put(currency, " ");
        }
        signs.put("\u00a0", " ");
        signs.put("\u202f", " ");
        return signs;
    }
}
