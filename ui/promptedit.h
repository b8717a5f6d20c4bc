// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

// The text of a retake with its counter. Text behind the limit is left out, and a sentence says so.
// GUI thread.
class PromptEdit : public QWidget {
    Q_OBJECT

public:
    explicit PromptEdit(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void setLimit(int characters);
    void focusText();

signals:
    void textChanged();

private:
    void keepLimit();

    QPlainTextEdit *m_edit;
    QLabel *m_counter;
    QLabel *m_stop;
    int m_limit = 5000;
};

} // namespace ui
