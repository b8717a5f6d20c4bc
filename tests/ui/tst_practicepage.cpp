// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/children.h"
#include "ui/practicepage.h"
#include "ui/settingsdialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>
#include <QtTest>

using namespace ui;

namespace {

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

QList<PracticeFault> faults()
{
    return {{word("upload-503"), word("Uploading"), word("503: not available")},
        {word("submit-402"), word("Sending"), word("402: the balance is too low")},
        {word("submit-422"), word("Sending"), word("422: stopped by the filter")}};
}

PracticeValues practice(const QStringList &specs)
{
    PracticeValues values;
    values.faults = specs;
    return values;
}

} // namespace

class TestPracticePage : public QObject {
    Q_OBJECT

private slots:
    void faultsAreGroupedByStep()
    {
        PracticePage page;
        page.setValues(faults(), practice({word("submit-422=1")}));
        const auto *tree = child<QTreeWidget>(page, "practiceFaults");
        QCOMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->text(0), word("Uploading"));
        QVERIFY(!tree->topLevelItem(0)->isExpanded());
        QCOMPARE(tree->topLevelItem(1)->text(0), QStringLiteral("Sending – 1 chosen"));
        QVERIFY(tree->topLevelItem(1)->isExpanded());
        QCOMPARE(tree->topLevelItem(1)->child(1)->checkState(0), Qt::Checked);
        QCOMPARE(child<QLabel>(page, "practiceSummary")->text(), word("1 chosen."));
    }

    void whatIsShownComesBack_data()
    {
        QTest::addColumn<QStringList>("specs");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("once") << QStringList{word("upload-503=1"), word("submit-422=1")};
        QTest::newRow("three times") << QStringList{word("submit-402=3")};
        QTest::newRow("every time") << QStringList{word("submit-402")};
    }
    void whatIsShownComesBack()
    {
        QFETCH(QStringList, specs);
        PracticePage page;
        PracticeValues values = practice(specs);
        values.jobSeconds = 12.345; // shown rounded
        values.balance = 99.678;
        page.setValues(faults(), values);
        QCOMPARE(page.values(), values);
    }

    void theKeyboardAloneIsEnough()
    {
        PracticePage page;
        page.setValues(faults(), {});
        page.show();
        auto *tree = child<QTreeWidget>(page, "practiceFaults");
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Right);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(page.values().faults, QStringList{word("submit-402=1")});
        auto *often = child<QComboBox>(page, "practiceOften");
        QTest::keyClick(often, Qt::Key_End);
        QCOMPARE(page.values().faults, QStringList{word("submit-402")});
        auto *none = child<QPushButton>(page, "practiceNone");
        QTest::keyClick(none, Qt::Key_Space);
        QCOMPARE(page.values().faults, QStringList());
        QCOMPARE(child<QLabel>(page, "practiceSummary")->text(), word("All goes well."));
        QVERIFY(!none->isEnabled() && !often->isEnabled());
    }

    void theTabKeyGoesThroughThePage()
    {
        SettingsValues given;
        given.practiceFaults = faults();
        given.practice = practice({word("upload-503")});
        SettingsDialog dialog(given);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *pages = child<QTabWidget>(dialog, "settingsPages");
        pages->setCurrentIndex(1);
        pages->tabBar()->setFocus();
        for (const char *name : {"practiceTime", "practiceBalance", "practiceFaults",
                 "practiceOften", "practiceNone", "settingsCancel"}) {
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
            QCOMPARE(dialog.focusWidget()->objectName(), word(name));
        }
    }

    void settingsTakeThePageAlong()
    {
        SettingsValues given;
        given.practiceFaults = faults();
        SettingsDialog dialog(given);
        QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);
        auto *pages = child<QTabWidget>(dialog, "settingsPages");
        pages->setCurrentIndex(1);
        child<QDoubleSpinBox>(dialog, "practiceTime")->setValue(30);
        child<QDoubleSpinBox>(dialog, "practiceBalance")->setValue(0.25);
        child<QTreeWidget>(dialog, "practiceFaults")
            ->topLevelItem(0)
            ->child(0)
            ->setCheckState(0, Qt::Checked);
        QTest::mouseClick(child<QPushButton>(dialog, "settingsOk"), Qt::LeftButton);
        SettingsValues wanted = given;
        wanted.practice = {{word("upload-503=1")}, 30, 0.25};
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<SettingsValues>(), wanted);
    }
};

QTEST_MAIN(TestPracticePage)
#include "tst_practicepage.moc"
