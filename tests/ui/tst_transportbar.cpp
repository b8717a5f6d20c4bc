// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "ui/theme.h"
#include "ui/timecodefield.h"
#include "ui/transportbar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using timeline::model::FrameNumber;
using ui::TransportBar;

namespace {

QToolButton *buttonNamed(const TransportBar &bar, const QString &name)
{
    for (QToolButton *button : bar.findChildren<QToolButton *>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

} // namespace

class TestTransportBar : public QObject {
    Q_OBJECT

private slots:
    void init();
    void buttonsTellTheWish();
    void stateComesFromOutside();
    void tellsWhatPlayingLacks_data();
    void tellsWhatPlayingLacks();
    void typedTimeIsGoneTo_data();
    void typedTimeIsGoneTo();
    void nonsenseStaysToBeMended();
    void escapeLeavesThePosition();
    void volumeFromOutsideIsNotTheUsersWish();
    void nothingOpenDisablesTheBar();

private:
    std::unique_ptr<TransportBar> m_bar;
};

void TestTransportBar::init()
{
    m_bar = std::make_unique<TransportBar>();
    m_bar->setGrid(tests::syntheticView(1000)->grid, {25, 1});
    m_bar->resize(1200, 44);
    m_bar->show();
}

void TestTransportBar::buttonsTellTheWish()
{
    QSignalSpy play(m_bar.get(), &TransportBar::playToggled),
        step(m_bar.get(), &TransportBar::stepRequested);
    QSignalSpy start(m_bar.get(), &TransportBar::startRequested),
        end(m_bar.get(), &TransportBar::endRequested);
    buttonNamed(*m_bar, tr("Play"))->click();
    buttonNamed(*m_bar, tr("One frame back"))->click();
    buttonNamed(*m_bar, tr("One frame forward"))->click();
    buttonNamed(*m_bar, tr("To the start"))->click();
    buttonNamed(*m_bar, tr("To the end"))->click();
    QCOMPARE(play.count(), 1);
    QCOMPARE(step.value(0).first().toLongLong(), -1);
    QCOMPARE(step.value(1).first().toLongLong(), 1);
    QCOMPARE(start.count(), 1);
    QCOMPARE(end.count(), 1);
}

void TestTransportBar::stateComesFromOutside()
{
    ui::TransportState state;
    state.playing = true;
    state.speed = 2;
    state.canCompare = true;
    m_bar->setState(state);
    QVERIFY(buttonNamed(*m_bar, tr("Pause")));
    QSignalSpy chosen(m_bar.get(), &TransportBar::compareModeChosen);
    QToolButton *sideBySide = buttonNamed(*m_bar, tr("Side by side"));
    sideBySide->click();
    QCOMPARE(chosen.count(), 1);
    QVERIFY(!sideBySide->isChecked()); // a wish only
    state.mode = ui::CompareMode::SideBySide;
    m_bar->setState(state);
    QVERIFY(sideBySide->isChecked());
}

void TestTransportBar::tellsWhatPlayingLacks_data()
{
    QTest::addColumn<double>("shown");
    QTest::addColumn<double>("due");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing is lacking") << 60.0 << 60.0 << false << QString();
    QTest::newRow("one more or less is no drop") << 59.0 << 60.0 << false << QString();
    QTest::newRow("pictures are left out")
        << 47.0 << 60.0 << false << QStringLiteral("47 / 60 fps");
    QTest::newRow("not known yet") << 0.0 << 0.0 << false << QString();
    QTest::newRow("muted by speed") << 60.0 << 60.0 << true << tr("no sound at this speed");
    QTest::newRow("both") << 2.0 << 60.0 << true
                          << QStringLiteral("2 / 60 fps · ") + tr("no sound at this speed");
}

void TestTransportBar::tellsWhatPlayingLacks()
{
    QFETCH(double, shown);
    QFETCH(double, due);
    QFETCH(bool, silent);
    QFETCH(QString, expected);
    ui::TransportState state;
    state.playing = true;
    state.silentSpeed = silent;
    m_bar->setState(state);
    m_bar->setRates(shown, due);
    auto *rates = m_bar->findChild<QLabel *>(QStringLiteral("rates"));
    QCOMPARE(rates->text(), expected);
    m_bar->setState({});
    QCOMPARE(rates->text(), QString());
}

void TestTransportBar::typedTimeIsGoneTo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("frame");
    QTest::newRow("timecode") << QStringLiteral("00:00:12:07") << qint64(307);
    QTest::newRow("seconds") << QStringLiteral("12.5") << qint64(312);
    QTest::newRow("frame number") << QStringLiteral("451f") << qint64(451);
    QTest::newRow("behind the end is the last frame")
        << QStringLiteral("01:00:00.000") << qint64(999);
}

void TestTransportBar::typedTimeIsGoneTo()
{
    QFETCH(QString, typed);
    QFETCH(qint64, frame);
    QSignalSpy seek(m_bar.get(), &TransportBar::seekRequested);
    m_bar->editPosition();
    auto *edit = m_bar->findChild<QLineEdit *>();
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, typed);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(seek.count(), 1);
    QCOMPARE(seek.first().first().value<FrameNumber>(), FrameNumber{frame});
    QVERIFY(!edit->isVisible());
}

void TestTransportBar::nonsenseStaysToBeMended()
{
    QSignalSpy seek(m_bar.get(), &TransportBar::seekRequested);
    m_bar->editPosition();
    auto *edit = m_bar->findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("soon"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(seek.count(), 0);
    QVERIFY(edit->isVisible());
    QCOMPARE(edit->text(), QStringLiteral("soon"));
    QCOMPARE(edit->palette().color(QPalette::Text), ui::theme::danger);
}

void TestTransportBar::escapeLeavesThePosition()
{
    QSignalSpy seek(m_bar.get(), &TransportBar::seekRequested);
    QTest::mouseClick(m_bar->findChild<ui::TimecodeField *>(), Qt::LeftButton, {}, {30, 10});
    auto *edit = m_bar->findChild<QLineEdit *>();
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, QStringLiteral("5"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
    QCOMPARE(seek.count(), 0);
}

void TestTransportBar::volumeFromOutsideIsNotTheUsersWish()
{
    QSignalSpy chosen(m_bar.get(), &TransportBar::volumeChosen);
    ui::TransportState state;
    state.volume = 0.3;
    m_bar->setState(state);
    QCOMPARE(chosen.count(), 0);
    auto *slider = m_bar->findChild<QSlider *>();
    QCOMPARE(slider->value(), 30);
    slider->setValue(80);
    QCOMPARE(chosen.takeFirst().first().toDouble(), 0.8);
}

void TestTransportBar::nothingOpenDisablesTheBar()
{
    QVERIFY(m_bar->isEnabled());
    m_bar->setGrid(nullptr, {25, 1});
    QVERIFY(!m_bar->isEnabled());
    m_bar->editPosition();
    QVERIFY(!m_bar->findChild<QLineEdit *>()->isVisible());
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    ui::theme::apply(app);
    TestTransportBar test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_transportbar.moc"
