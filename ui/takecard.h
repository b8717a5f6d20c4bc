// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/takelist.h"

#include <QFrame>
#include <QImage>

#include <chrono>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class TakeThumbnail;

// One take of the list. Reached by Tab; Enter accepts, Delete rejects, the menu key has the rest.
// GUI thread.
class TakeCardView : public QFrame {
    Q_OBJECT

public:
    explicit TakeCardView(QWidget *parent = nullptr);

    // Of another take: what was typed into the note is kept for the one before.
    void setCard(const TakeCard &card);
    // What the take looks like, and how long it is.
    void setPictures(const std::vector<QImage> &pictures, std::chrono::milliseconds time);
    const TakeCard &card() const { return m_card; }

signals:
    void chosen(timeline::model::TakeId take, timeline::edit::Part part);
    void wished(const ui::TakeWish &wish);
    void matchRequested(timeline::model::TakeId take, timeline::edit::Match what, bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *createPart(const QString &text, const QString &name, edit::Part part);
    QCheckBox *createMatch(const QString &text, const QString &name, edit::Match what);
    void createRows();
    void connectAll();
    void showMatch(QCheckBox &box, const MatchSwitch &match, const QString &spoken);
    void choose(edit::Part part);
    void wish(TakeWish::Kind kind, const QString &text = {});
    void keepNote();
    void showCard();
    void showPrompt();
    void showMarks();
    void fillMenu(QMenu &menu);
    bool isJudgeable() const;
    QString spoken() const;

    TakeCard m_card;
    TakeThumbnail *m_thumbnail;
    QLabel *m_title;
    QLabel *m_state;
    QToolButton *m_star;
    QLabel *m_prompt;
    QLabel *m_facts;
    QLabel *m_checks;
    QLineEdit *m_note;
    QToolButton *m_picture;
    QToolButton *m_sound;
    QCheckBox *m_color;
    QCheckBox *m_loudness;
    QPushButton *m_accept;
    QPushButton *m_reject;
};

} // namespace ui
