// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takecard.h"
#include "ui/takespanel.h"
#include "ui/takethumbnail.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace ui;

namespace {

TakeCard card(int number, TakeCard::State state)
{
    TakeCard made;
    made.id = {number + 1};
    made.number = number;
    made.state = state;
    made.stateText = QStringLiteral("state %1").arg(number);
    if (number == 0)
        made.where = model::TakeId{2};
    return made;
}

using Kind = TakeWish::Kind;

QList<TakeWish> wishes(const QSignalSpy &spy)
{
    QList<TakeWish> all;
    for (const QVariantList &arguments : spy)
        all << arguments.front().value<TakeWish>();
    return all;
}

} // namespace

class TestTakesPanel : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_panel = std::make_unique<TakesPanel>();
        m_panel->setTakes({card(0, TakeCard::State::Original), card(1, TakeCard::State::Ready),
                              card(2, TakeCard::State::Pending)},
            QStringLiteral("here"));
    }

    void theOriginalAloneSaysWhatToDo()
    {
        const QLabel *empty = m_panel->findChild<QLabel *>(QStringLiteral("takesEmpty"));
        QVERIFY(empty->isHidden());
        m_panel->setTakes({card(0, TakeCard::State::Original)}, {});
        QVERIFY(!empty->isHidden()
            && empty->text().startsWith(QStringLiteral("Only the original here.")));
        m_panel->setTakes({}, {});
        QCOMPARE(empty->text(), QStringLiteral("Open a video first."));
    }

    void pictureAndSoundAreChosenApart()
    {
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        click("take1", "takeSound");
        click("take0", "takePicture");
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].value<TakeChoice>(), (TakeChoice{{2}, edit::Part::Sound, {}}));
        QCOMPARE(chosen[1][0].value<TakeChoice>(),
            (TakeChoice{{1}, edit::Part::Picture, model::TakeId{2}}));
    }

    void cardsShowTheirPicturesOverAndOver()
    {
        std::vector<QImage> pictures;
        for (const Qt::GlobalColor color : {Qt::red, Qt::green, Qt::blue}) {
            pictures.emplace_back(96, 54, QImage::Format_RGB32);
            pictures.back().fill(color);
        }
        m_panel->setPictures({{model::TakeId{2}, pictures}}, std::chrono::milliseconds(1));
        m_panel->resize(360, 500);
        m_panel->show();
        const auto thumbnail = [this](const char *card) {
            return view(card)->findChild<TakeThumbnail *>();
        };
        QVERIFY(thumbnail("take0")->isHidden());
        QCOMPARE(thumbnail("take1")->size(), QSize(96, 54));
        const auto isOn = [&](std::size_t shown, Qt::GlobalColor color) {
            return thumbnail("take1")->shown() == shown
                && thumbnail("take1")->grab().toImage().pixelColor(40, 20) == QColor(color);
        };
        QTRY_VERIFY(isOn(2, Qt::blue));
        QTRY_VERIFY(isOn(0, Qt::red));
        // A card that comes later has its pictures, and one that goes has none.
        m_panel->setTakes({card(0, TakeCard::State::Original)}, {});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_panel->setTakes(
            {card(0, TakeCard::State::Original), card(1, TakeCard::State::Ready)}, {});
        QVERIFY(!thumbnail("take1")->isHidden());
        m_panel->setPictures({}, std::chrono::milliseconds(1));
        QVERIFY(thumbnail("take1")->isHidden());
    }

    void whatIsNotThereYetCannotBeChosenOrJudged()
    {
        const TakeCardView *pending = view("take2");
        QVERIFY(!pending->findChild<QToolButton *>(QStringLiteral("takePicture"))->isEnabled());
        QVERIFY(pending->findChild<QPushButton *>(QStringLiteral("takeAccept"))->isHidden());
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        QTest::mouseClick(view("take2"), Qt::LeftButton, {}, {5, 5});
        QTest::keyClick(view("take2"), Qt::Key_Return);
        QCOMPARE(chosen.size() + wished.size(), 0);
    }

    void theKeyboardChoosesAcceptsAndRejects()
    {
        QSignalSpy chosen(m_panel.get(), &TakesPanel::takeChosen);
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        QTest::keyClick(view("take1"), Qt::Key_Space);
        QTest::keyClick(view("take1"), Qt::Key_Return);
        QTest::keyClick(view("take1"), Qt::Key_Delete);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<TakeChoice>().part, edit::Part::Both);
        QCOMPARE(
            wishes(wished), (QList<TakeWish>{{{2}, Kind::Accept, {}}, {{2}, Kind::Reject, {}}}));
    }

    void aTakeIsStarredAndAnnotated()
    {
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        TakeCard shown = card(1, TakeCard::State::Ready);
        shown.pictureShown = true;
        m_panel->setTakes({card(0, TakeCard::State::Original), shown}, {});
        auto *star = view("take1")->findChild<QToolButton *>(QStringLiteral("takeStar"));
        auto *note = view("take1")->findChild<QLineEdit *>(QStringLiteral("takeNote"));
        QVERIFY(view("take0")->findChild<QToolButton *>(QStringLiteral("takeStar"))->isHidden());
        QTest::mouseClick(star, Qt::LeftButton);
        QVERIFY(!star->isChecked()); // the project says so
        QTest::keyClicks(note, QStringLiteral("best hands"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(wishes(wished),
            (QList<TakeWish>{
                {{2}, Kind::Star, {}}, {{2}, Kind::Note, QStringLiteral("best hands")}}));
        shown.starred = true;
        shown.note = QStringLiteral("best hands");
        m_panel->setTakes({card(0, TakeCard::State::Original), shown}, {});
        QVERIFY(star->isChecked());
        QCOMPARE(view("take1")->accessibleName(),
            QStringLiteral("Take 1, state 1, starred, picture shown"));
        QTest::mouseClick(star, Qt::LeftButton);
        QTest::keyClick(note, Qt::Key_Return); // nothing new
        QCOMPARE(wishes(wished).mid(2), (QList<TakeWish>{{{2}, Kind::Unstar, {}}}));
    }

    // The project answers at once, while the panel is still at it.
    void aNoteStaysWithItsTakeWhenThePlayheadGoesOn_data()
    {
        const TakeCard original = card(0, TakeCard::State::Original);
        QTest::addColumn<std::vector<TakeCard>>("next");
        QTest::addRow("where only the original is") << std::vector{original};
        QTest::addRow("where another take is shown") << std::vector{original, shownCard(5, {})};
        QTest::addRow("where another take has a note")
            << std::vector{original, shownCard(5, QStringLiteral("too dark"))};
        QTest::addRow("where more takes are")
            << std::vector{original, card(4, TakeCard::State::Ready), shownCard(5, {})};
    }

    void aNoteStaysWithItsTakeWhenThePlayheadGoesOn()
    {
        QFETCH(const std::vector<TakeCard>, next);
        m_panel->setTakes({card(0, TakeCard::State::Original), shownCard(1, {})}, {});
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        connect(m_panel.get(), &TakesPanel::wished, this, [&] { m_panel->setTakes(next, {}); });
        QLineEdit *note = typeNote(QStringLiteral("best hands"));
        m_panel->setTakes(next, {});
        // No button gets what is still being typed.
        QVERIFY(!QApplication::focusWidget() || QApplication::focusWidget() == note);
        note->clearFocus();
        QCOMPARE(
            wishes(wished), (QList<TakeWish>{{{2}, Kind::Note, QStringLiteral("best hands")}}));
        QTRY_COMPARE(shownCards(), next);
    }

    void aNoteThatIsNotTouchedIsLeftToItsTake()
    {
        const TakeCard original = card(0, TakeCard::State::Original);
        m_panel->setTakes({original, shownCard(1, QStringLiteral("best hands"))}, {});
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        QLineEdit *note = typeNote({});
        m_panel->setTakes({original, shownCard(5, QStringLiteral("too dark"))}, {});
        QCOMPARE(note->text(), QStringLiteral("too dark"));
        note->clearFocus();
        QCOMPARE(wished.size(), 0);
    }

    void aNoteIsKeptWhenSomethingElseTakesTheFocus()
    {
        m_panel->setTakes({card(0, TakeCard::State::Original), shownCard(1, {})}, {});
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        QLineEdit *note = typeNote(QStringLiteral("best hands"));
        m_panel->setTakes({card(0, TakeCard::State::Original), shownCard(1, {})}, {});
        QCOMPARE(note->text(), QStringLiteral("best hands")); // still being typed
        QFocusEvent dialog(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QCoreApplication::sendEvent(note, &dialog);
        QCOMPARE(
            wishes(wished), (QList<TakeWish>{{{2}, Kind::Note, QStringLiteral("best hands")}}));
    }

    void theMenuHasTheRest()
    {
        TakeCard made = card(1, TakeCard::State::Ready);
        made.prompt = QStringLiteral("a fox at dusk");
        made.promptBefore = QStringLiteral("a wolf at dusk");
        made.details = QStringLiteral("Request id: 7");
        m_panel->setTakes({card(0, TakeCard::State::Original), made}, {});
        QCOMPARE(view("take1")->findChild<QLabel *>(QStringLiteral("takePrompt"))->text(),
            QStringLiteral("a <b>fox</b> at dusk"));
        QSignalSpy wished(m_panel.get(), &TakesPanel::wished);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(view("take1"), &event);
        auto *menu = view("take1")->findChild<QMenu *>(QStringLiteral("takeMenu"));
        QVERIFY(menu);
        QStringList texts;
        for (QAction *action : menu->actions()) {
            texts << action->text();
            if (const QMenu *why = action->menu())
                why->actions().at(1)->trigger();
            else if (!action->isSeparator())
                action->trigger();
        }
        menu->close();
        QCOMPARE(texts,
            (QStringList{QStringLiteral("Use in the Chosen Range Only"),
                QStringLiteral("Reject Because"), QString(), QStringLiteral("Redo from This Take"),
                QStringLiteral("Redo from the Original"), QStringLiteral("Copy Prompt"),
                QStringLiteral("Copy Details")}));
        QCOMPARE(wishes(wished),
            (QList<TakeWish>{{{2}, Kind::UseInRange, {}},
                {{2}, Kind::Reject, QStringLiteral("faces or hands")}, {{2}, Kind::RedoTake, {}},
                {{2}, Kind::RedoOriginal, {}}}));
    }

    void whatIsRejectedIsOutOfTheWayUntilAskedFor()
    {
        TakeCard rejected = card(1, TakeCard::State::Rejected);
        m_panel->setTakes(
            {card(0, TakeCard::State::Original), rejected, card(2, TakeCard::State::Ready)}, {});
        auto *show = m_panel->findChild<QPushButton *>(QStringLiteral("takesRejected"));
        auto *purge = m_panel->findChild<QPushButton *>(QStringLiteral("takesPurge"));
        QVERIFY(!m_panel->findChild<TakeCardView *>(QStringLiteral("take1")));
        QVERIFY(view("take2") && purge->isHidden());
        QCOMPARE(show->text(), QStringLiteral("Show 1 rejected"));
        show->click();
        QVERIFY(view("take1") && view("take2"));
        QCOMPARE(show->text(), QStringLiteral("Hide rejected"));
        QSignalSpy asked(m_panel.get(), &TakesPanel::purgeRequested);
        purge->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<std::vector<TakeCard>>(), std::vector<TakeCard>{rejected});
        m_panel->setTakes({card(0, TakeCard::State::Original)}, {});
        QVERIFY(show->isHidden() && purge->isHidden());
    }

    void aCheckMarkFollowsTheProjectAndNotTheClick()
    {
        auto *picture = view("take1")->findChild<QToolButton *>(QStringLiteral("takePicture"));
        click("take1", "takePicture");
        QVERIFY(!picture->isChecked());
        TakeCard shown = card(1, TakeCard::State::Ready);
        shown.pictureShown = true;
        m_panel->setTakes(
            {card(0, TakeCard::State::Original), shown, card(2, TakeCard::State::Pending)},
            QStringLiteral("here"));
        QVERIFY(picture->isChecked());
        QCOMPARE(picture->text(), QStringLiteral("✓ Picture"));
        QCOMPARE(view("take1")->accessibleName(), QStringLiteral("Take 1, state 1, picture shown"));
    }

    void matchesAreSwitchedOnTheTakeThatIsShown()
    {
        QSignalSpy matched(m_panel.get(), &TakesPanel::matchRequested);
        const auto box = [this](const char *cardName, const char *name) {
            return view(cardName)->findChild<QCheckBox *>(QLatin1String(name));
        };
        QVERIFY(box("take1", "takeColor")->isHidden()); // not shown now
        TakeCard shown = card(1, TakeCard::State::Ready);
        shown.pictureShown = true;
        shown.color = {true, true, QStringLiteral("red × 1.05")};
        shown.loudness = {false, false, QStringLiteral("nothing to match")};
        TakeCard original = card(0, TakeCard::State::Original);
        original.soundShown = true;
        m_panel->setTakes({original, shown}, QStringLiteral("here"));
        QVERIFY(box("take0", "takeColor")->isHidden());
        QCheckBox *color = box("take1", "takeColor");
        QCheckBox *loudness = box("take1", "takeLoudness");
        QVERIFY(!color->isHidden() && color->isEnabled() && color->isChecked());
        QCOMPARE(color->toolTip(), QStringLiteral("red × 1.05"));
        QCOMPARE(color->accessibleName(), QStringLiteral("Take 1: Match colours"));
        QCOMPARE(color->accessibleDescription(), QStringLiteral("red × 1.05"));
        QCOMPARE(color->focusPolicy(), Qt::TabFocus);
        QVERIFY(!loudness->isHidden() && !loudness->isEnabled() && !loudness->isChecked());
        QCOMPARE(loudness->toolTip(), QStringLiteral("nothing to match"));
        QTest::keyClick(color, Qt::Key_Space);
        QCOMPARE(matched.size(), 1);
        QCOMPARE(matched[0][0].value<model::TakeId>(), model::TakeId{2});
        QCOMPARE(matched[0][1].value<edit::Match>(), edit::Match::Color);
        QCOMPARE(matched[0][2].toBool(), false);
        QVERIFY(color->isChecked()); // until the project says otherwise
    }

private:
    static TakeCard shownCard(int number, const QString &note)
    {
        TakeCard made = card(number, TakeCard::State::Ready);
        made.pictureShown = true;
        made.note = note;
        return made;
    }
    // In the note of take 1, as if by hand.
    QLineEdit *typeNote(const QString &text)
    {
        m_panel->show();
        m_panel->activateWindow();
        if (!QTest::qWaitForWindowActive(m_panel.get()))
            qFatal("no focus");
        auto *note = view("take1")->findChild<QLineEdit *>(QStringLiteral("takeNote"));
        note->setFocus();
        QTest::keyClicks(note, text);
        return note;
    }
    std::vector<TakeCard> shownCards() const
    {
        std::vector<TakeCard> cards;
        for (const TakeCardView *each : m_panel->findChildren<TakeCardView *>()) {
            if (!each->isHidden())
                cards.push_back(each->card());
        }
        return cards;
    }
    TakeCardView *view(const char *name) const
    {
        auto *found = m_panel->findChild<TakeCardView *>(QLatin1String(name));
        if (!found)
            qFatal("no card %s", name);
        return found;
    }
    void click(const char *cardName, const char *button) const
    {
        QTest::mouseClick(
            view(cardName)->findChild<QToolButton *>(QLatin1String(button)), Qt::LeftButton);
    }

    std::unique_ptr<TakesPanel> m_panel;
};

QTEST_MAIN(TestTakesPanel)
#include "tst_takespanel.moc"
