// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/takelist.h"

#include <QHash>
#include <QImage>
#include <QWidget>

#include <chrono>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class TakeCardView;

// The takes of the stretch under the playhead: choose, judge, annotate. What was rejected is out of
// the way until it is asked for. GUI thread.
class TakesPanel : public QWidget {
    Q_OBJECT

public:
    explicit TakesPanel(QWidget *parent = nullptr);

    // `place` says which stretch it is, in words.
    void setTakes(std::vector<TakeCard> takes, const QString &place);
    // Of those that are there already; they take `time` to be seen.
    void setPictures(QHash<timeline::model::TakeId, std::vector<QImage>> pictures,
        std::chrono::milliseconds time);
    void setUnplaced(const QStringList &sentences); // of takes that lie nowhere
    const std::vector<TakeCard> &takes() const { return m_takes; }

signals:
    void takeChosen(const ui::TakeChoice &choice);
    void wished(const ui::TakeWish &wish);
    void purgeRequested(const std::vector<ui::TakeCard> &rejected); // all of this stretch
    void matchRequested(timeline::model::TakeId take, timeline::edit::Match what, bool on);

private:
    QWidget *createFoot();
    void showCards();
    void rebuild();
    void showPictures();
    TakeCardView *addCard();
    void choose(model::TakeId take, edit::Part part);

    std::vector<TakeCard> m_takes;
    QHash<timeline::model::TakeId, std::vector<QImage>> m_pictures;
    std::chrono::milliseconds m_pictureTime{0};
    std::vector<TakeCard> m_shown; // of those
    bool m_showsRejected = false;
    std::vector<TakeCardView *> m_cards; // children
    QVBoxLayout *m_rows = nullptr;
    QLabel *m_place;
    QLabel *m_empty;
    QPushButton *m_rejected;
    QPushButton *m_purge;
    QLabel *m_unplaced;
};

} // namespace ui
