// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

namespace theme = ui::theme;

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void groundsHaveNoHue();
    void styleSheetNamesOnlyKnownColours();
    void runningTimecodeKeepsItsWidth();
};

void TestTheme::textIsReadableOnItsGround_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::newRow("text on the window") << theme::text << theme::window;
    QTest::newRow("text on a button under the mouse") << theme::text << theme::hover;
    QTest::newRow("text in a field") << theme::text << theme::field;
    QTest::newRow("dim text on the window") << theme::textDim << theme::window;
    QTest::newRow("dim text on a panel") << theme::textDim << theme::panel;
    QTest::newRow("dim text on a button") << theme::textDim << theme::raised;
    QTest::newRow("placeholder in a field") << theme::textDim << theme::field;
    QTest::newRow("text on the accent") << theme::onAccent << theme::accent;
    QTest::newRow("text on the pressed accent") << theme::onAccent << theme::accentDeep;
    QTest::newRow("accent on the window") << theme::accent << theme::window;
    QTest::newRow("accent around pictures") << theme::accent << theme::backdrop;
    QTest::newRow("a fault on a panel") << theme::danger << theme::panel;
    QTest::newRow("a fault on a button") << theme::danger << theme::raised;
}

void TestTheme::textIsReadableOnItsGround()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double ratio = theme::contrast(ink, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::groundsHaveNoHue()
{
    for (const QColor &c : {theme::backdrop, theme::window, theme::panel, theme::field,
             theme::raised, theme::hover, theme::line, theme::border}) {
        QCOMPARE(c.red(), c.green());
        QCOMPARE(c.green(), c.blue());
    }
}

void TestTheme::styleSheetNamesOnlyKnownColours()
{
    const QString sheet = theme::styleSheet();
    QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\{[a-zA-Z]+\\}"))));
    QVERIFY(sheet.contains(theme::accent.name()));
}

void TestTheme::runningTimecodeKeepsItsWidth()
{
    const QFont font = theme::font();
    const double width = theme::digitsWidth(font, QStringLiteral("00:00:00:00"));
    QCOMPARE(theme::digitsWidth(font, QStringLiteral("11:11:11:11")), width);
    QCOMPARE(theme::digitsWidth(font, QStringLiteral("12:34:56:78")), width);
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    theme::apply(app);
    TestTheme test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_theme.moc"
