// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

// What dialogs that end with a file being written have alike: where to, further choices, what will
// happen in words, and one button to go. What is there already is replaced only when the user says
// so. GUI thread.
class TargetDialog : public QDialog {
    Q_OBJECT

public:
    QString path() const;

protected:
    // `name` begins the names of its parts: `name`Path, `name`Browse, `name`Go, `name`Close.
    // `prompts` outlives the dialog.
    TargetDialog(const QString &name, const QString &title, const QString &go,
        FileQuestion question, Prompts &prompts, QWidget *parent);

    void addChoice(const QString &caption, QWidget *field);
    void addText(QLabel *label);
    void setPath(const QString &path);
    void setReady(bool ready);

    virtual void describe(const QString &path) = 0; // says what will happen
    virtual QString corrected(const QString &path) const { return path; } // when it was chosen
    virtual void request() = 0; // sends the wish out

private:
    QWidget *createTarget(const QString &name);
    QWidget *createButtons(const QString &name, const QString &go);
    void browse();
    void go();

    Prompts &m_prompts;
    FileQuestion m_question;
    QLineEdit *m_path;
    QPushButton *m_go = nullptr;
    QFormLayout *m_choices;
    QVBoxLayout *m_texts;
};

} // namespace ui
