// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/promptdiff.h"

#include <QTest>

using namespace ui;

class TestPromptDiff : public QObject {
    Q_OBJECT

private slots:
    void newWordsAreBold_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *before, const char *now,
                             const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(now)
                                << QString::fromUtf8(shown);
        };
        row("the same", "a wolf at dusk", "a wolf at dusk", "a wolf at dusk");
        row("one word changed", "a wolf at dusk", "a fox at dusk", "a <b>fox</b> at dusk");
        row("words added", "a wolf", "a wolf in heavy rain", "a wolf <b>in heavy rain</b>");
        row("words gone", "a big grey wolf", "a wolf", "a wolf");
        row("nothing in common", "rain", "sun and wind", "<b>sun and wind</b>");
        row("from nothing", "", "rain", "<b>rain</b>");
        row("to nothing", "rain", "", "");
        row("spaces do not count", "a  wolf\nruns", "a wolf runs", "a wolf runs");
        row("what looks like markup", "a", "a <i>b</i> & c",
            "a <b>&lt;i&gt;b&lt;/i&gt; &amp; c</b>");
        row("a word that comes twice", "rain on the sea and rain", "rain and rain on the sea",
            "rain <b>and rain</b> on the sea");
    }

    void newWordsAreBold()
    {
        QFETCH(QString, before);
        QFETCH(QString, now);
        QTEST(promptDiffHtml(before, now), "shown");
    }
};

QTEST_GUILESS_MAIN(TestPromptDiff)
#include "tst_promptdiff.moc"
